import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import {
  CLUSTERS_KIND,
  FeedSubscription,
  OVERVIEW_KIND,
  parseLabelSelector,
  ResourceDescriptor,
} from '@wheelhouse/backstage-plugin-cluster-common';
import { ClusterHub } from '../hub/ClusterHub';
import { HubCluster } from '../hub/HubCluster';
import { countedKinds } from '../views/clusterRow';
import { overviewKinds } from '../views/overview/overviewKinds';
import { scopeKey, ViewScope } from '../views/ViewScope';
import { viewColumns } from '../views/wireRows';
import { EntityScopes } from './EntityScopes';

/** What a subscription means: which clusters and kinds, narrowed to what. */
export interface SubscriptionTarget {
  clusters: readonly HubCluster[];
  descriptors: readonly ResourceDescriptor[];
  scope: ViewScope;
  /** What travels of each row. */
  columns: readonly string[];
  /** Equal for targets that mean the same. */
  key: string;
}

/** Kinds whose rows are sums, and the kinds that these are of. */
const summedKinds = new Map<string, readonly string[]>([
  [CLUSTERS_KIND, countedKinds],
  [OVERVIEW_KIND, overviewKinds],
]);

/** Throws `InputError` or `NotFoundError` for what is unknown or ill-formed. */
export async function resolveTarget(
  hub: ClusterHub,
  entityScopes: EntityScopes,
  credentials: BackstageCredentials,
  subscription: FeedSubscription,
): Promise<SubscriptionTarget> {
  const { kind, scope = {}, columns: chosen } = subscription;
  checkSummed(subscription);
  const descriptors =
    summedKinds.get(kind)?.flatMap(summed => hub.descriptorsOf(summed)) ??
    hub.watchedDescriptorsOf(kind);
  const columns = viewColumns(descriptors, chosen);
  const asked = scope.clusters?.map(name => hub.cluster(name));
  const parts = scope.entityRef
    ? await entityScopes.resolve(credentials, scope.entityRef)
    : undefined;
  const ofParts = (property: 'clusters' | 'namespaces') =>
    parts && unionOf(parts.map(part => part[property]));
  const entityClusters = ofParts('clusters');
  const clusters = (asked ?? hub.clusters()).filter(
    ({ definition }) => entityClusters?.has(definition.name) ?? true,
  );
  const viewScope: ViewScope = {
    namespaces: intersection(scope.namespaces, ofParts('namespaces')),
    selectors:
      scope.selector === undefined ? [] : [parseLabelSelector(scope.selector)],
    ownerUid: scope.ownerUid,
    ids: scope.ids && new Set(scope.ids),
    parts,
  };
  return {
    clusters,
    descriptors,
    scope: viewScope,
    columns,
    key: JSON.stringify([
      clusters.map(({ definition }) => definition.name).sort(),
      descriptors.map(({ id }) => id).sort(),
      scopeKey(viewScope),
      columns,
    ]),
  };
}

/** Sums come as they are: what would choose among rows or cells makes no sense. */
function checkSummed({ kind, columns, window, scope }: FeedSubscription): void {
  if (!summedKinds.has(kind)) {
    return;
  }
  if (columns) {
    throw new InputError(`The columns of ${kind} cannot be chosen.`);
  }
  if (window) {
    throw new InputError(
      `There is no window over ${kind}; subscribe to all of its rows.`,
    );
  }
  const unfit = (['selector', 'ownerUid', 'ids'] as const).find(
    part => scope?.[part] !== undefined,
  );
  if (kind === OVERVIEW_KIND && unfit) {
    throw new InputError(
      `An overview cannot be narrowed by ${unfit}, only by clusters, namespaces and entityRef.`,
    );
  }
}

/** All names in any of the sets; undefined, which is everything, if one of them is. */
function unionOf(
  sets: readonly (ReadonlySet<string> | undefined)[],
): ReadonlySet<string> | undefined {
  const known = sets.filter(set => set !== undefined);
  return known.length === sets.length
    ? new Set(known.flatMap(set => [...set]))
    : undefined;
}

function intersection(
  left: readonly string[] | undefined,
  right: ReadonlySet<string> | undefined,
): ReadonlySet<string> | undefined {
  if (!left || !right) {
    return left ? new Set(left) : right;
  }
  return new Set(left.filter(name => right.has(name)));
}

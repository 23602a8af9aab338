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
import { countedKinds } from '../views/ClustersView';
import { overviewKinds } from '../views/overview/overviewKinds';
import { ViewScope } from '../views/ViewScope';
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
  const entity = scope.entityRef
    ? await entityScopes.resolve(credentials, scope.entityRef)
    : undefined;
  const clusters = (asked ?? hub.clusters()).filter(
    ({ definition }) =>
      !entity?.clusters || entity.clusters.includes(definition.name),
  );
  const namespaces = intersection(scope.namespaces, entity?.namespaces);
  const selectors = [scope.selector, entity?.selector].flatMap(text =>
    text === undefined ? [] : [parseLabelSelector(text)],
  );
  return {
    clusters,
    descriptors,
    scope: {
      namespaces,
      selectors,
      ownerUid: scope.ownerUid,
      ids: scope.ids && new Set(scope.ids),
    },
    columns,
    key: JSON.stringify([
      clusters.map(({ definition }) => definition.name).sort(),
      descriptors.map(({ id }) => id).sort(),
      namespaces ? [...namespaces].sort() : undefined,
      selectors.map(({ text }) => text),
      scope.ownerUid,
      scope.ids && [...scope.ids].sort(),
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

function intersection(
  left: readonly string[] | undefined,
  right: readonly string[] | undefined,
): ReadonlySet<string> | undefined {
  if (!left || !right) {
    return left || right ? new Set(left ?? right) : undefined;
  }
  return new Set(left.filter(name => right.includes(name)));
}

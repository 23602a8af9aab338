import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import {
  CLUSTERS_KIND,
  FeedSubscription,
  parseLabelSelector,
  ResourceDescriptor,
} from '@wheelhouse/backstage-plugin-cluster-common';
import { ClusterHub } from '../hub/ClusterHub';
import { HubCluster } from '../hub/HubCluster';
import { countedKinds } from '../views/ClustersView';
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

/** Throws `InputError` or `NotFoundError` for what is unknown or ill-formed. */
export async function resolveTarget(
  hub: ClusterHub,
  entityScopes: EntityScopes,
  credentials: BackstageCredentials,
  { kind, scope = {}, columns: chosen }: FeedSubscription,
): Promise<SubscriptionTarget> {
  const descriptors =
    kind === CLUSTERS_KIND
      ? countedKinds.flatMap(counted => hub.descriptorsOf(counted))
      : hub.watchedDescriptorsOf(kind);
  if (kind === CLUSTERS_KIND && chosen) {
    throw new InputError(`The columns of ${kind} cannot be chosen.`);
  }
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
    scope: { namespaces, selectors, ownerUid: scope.ownerUid },
    columns,
    key: JSON.stringify([
      clusters.map(({ definition }) => definition.name).sort(),
      descriptors.map(({ id }) => id).sort(),
      namespaces ? [...namespaces].sort() : undefined,
      selectors.map(({ text }) => text),
      scope.ownerUid,
      columns,
    ]),
  };
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

import { HubCluster } from '../../hub/HubCluster';
import { ClusterCounters } from '../../hub/counters/ClusterCounters';
import { FleetNames } from '../../hub/counters/FleetNames';
import { QuotaCounters } from '../../hub/counters/QuotaCounters';
import { KindState } from '../../upstream/UpstreamCluster';

/** Where the sums of one cluster come from. */
export interface ClusterSource {
  name: string;
  title: string;
  state: ReturnType<HubCluster['health']>['state'];
  counters: ClusterCounters;
  quotas: QuotaCounters;
  /** Namespaces that are asked for, whether or not the viewer may see them. */
  namespaces: readonly string[];
  /** Of these, the ones that are counted; all when undefined. */
  inhabited?: ReadonlySet<string>;
  /** The sums speak of every pod on every node, so that what is left of nodes can be told. */
  knowsNodes: boolean;
  stateOf(kind: string): KindState['state'];
}

/** Where the sums over several clusters come from. */
export interface OverviewSource {
  clusters(): readonly ClusterSource[];
  names: FleetNames;
}

/** The counters of the hub itself, for all that there is in some clusters. */
export function fleetSource(
  clusters: readonly HubCluster[],
  names: FleetNames,
  namespaces?: ReadonlySet<string>,
): OverviewSource {
  return {
    names,
    clusters: () =>
      clusters.map(cluster => ({
        ...clusterSource(cluster, namespaces),
        counters: cluster.model.counters,
        // With configured namespaces the hub does not see all pods of a node.
        knowsNodes: !namespaces && !cluster.definition.namespaces,
      })),
  };
}

/** What the sums of a cluster have in common, whatever is counted. */
export function clusterSource(
  cluster: HubCluster,
  namespaces: ReadonlySet<string> | undefined,
): Omit<ClusterSource, 'counters' | 'knowsNodes'> {
  const { definition, model } = cluster;
  return {
    name: definition.name,
    title: definition.title,
    state: cluster.health().state,
    quotas: model.counters.quotas,
    namespaces: model
      .namespaces()
      .filter(namespace => namespaces?.has(namespace) ?? true),
    stateOf: kind => model.tables.get(kind)?.state().state ?? 'connecting',
  };
}

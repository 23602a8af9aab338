import {
  ClusterRow,
  kindGroups,
  nodeClasses,
  ResourceRow,
} from '@wheelhouse/backstage-plugin-cluster-common';
import { AccessSet } from '../access/AccessSet';
import { HubCluster } from '../hub/HubCluster';
import { KindCount } from '../hub/counters/NamespaceCounters';

/** Kinds that a row of a cluster counts. */
export const countedKinds = [
  'nodes',
  'namespaces',
  'pods',
  'workloads',
] as const;

/**
 * A cluster with the counts that the viewer may know: sums over the namespaces
 * they may see, and undefined for kinds they may see nothing of. Undefined when
 * the viewer may see nothing of the cluster at all.
 */
export function clusterRow(
  cluster: HubCluster,
  access: AccessSet,
): (ClusterRow & ResourceRow) | undefined {
  const { name, title, sandbox } = cluster.definition;
  const health = cluster.health();
  const sees = (kind: string) => access.denial(name, kind) === undefined;
  const kinds = ['nodes', 'namespaces', 'pods', ...kindGroups.workloads];
  if (!kinds.some(sees)) {
    return undefined;
  }
  const pods = sees('pods') ? sum(cluster, access, 'pods') : undefined;
  const workloadKinds = kindGroups.workloads.filter(sees);
  return {
    cluster: name,
    id: name,
    namespace: '',
    name,
    created: 0,
    title,
    sandbox,
    state: health.state,
    since: health.since.toISOString(),
    reason: health.reason,
    version: health.version,
    ...(sees('nodes') ? nodeCounts(cluster) : {}),
    namespaces: sees('namespaces')
      ? cluster.model
          .namespaces()
          .filter(namespace => access.allows(name, 'namespaces', namespace))
          .length
      : undefined,
    workloads:
      workloadKinds.length > 0
        ? workloadKinds.reduce(
            (total, kind) => total + sum(cluster, access, kind).total,
            0,
          )
        : undefined,
    pods: pods?.total,
    podPhases: pods?.by,
    podsInTrouble: pods?.inTrouble,
  };
}

function nodeCounts({ model }: HubCluster) {
  const { classes } = model.counters.capacity;
  const nodes = nodeClasses.reduce((all, name) => all + classes[name].nodes, 0);
  return { nodes, nodesReady: nodes - classes.notReady.nodes };
}

function sum(
  { definition, model }: HubCluster,
  access: AccessSet,
  kind: string,
): KindCount {
  const result: KindCount = { total: 0, by: {}, inTrouble: 0 };
  for (const [namespace, count] of model.counters.objects.byNamespace(kind)) {
    if (access.allows(definition.name, kind, namespace)) {
      result.total += count.total;
      result.inTrouble += count.inTrouble;
      for (const [bucket, number] of Object.entries(count.by)) {
        result.by[bucket] = (result.by[bucket] ?? 0) + number;
      }
    }
  }
  return result;
}

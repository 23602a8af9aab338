import { CapacityAmounts } from '@wheelhouse/backstage-plugin-cluster-common';
import { ResourceTotal } from '../../hub/counters/ResourceTotals';
import { ClusterSight } from './ClusterSight';

type Resource = 'cpu' | 'memory';

/** What the nodes of a cluster can carry, and what its pods ask for. */
export function capacityCells(
  sight: ClusterSight,
): Partial<Record<Resource, CapacityAmounts>> {
  return { cpu: capacity(sight, 'cpu'), memory: capacity(sight, 'memory') };
}

function capacity(
  sight: ClusterSight,
  resource: Resource,
): CapacityAmounts | undefined {
  const { counters, knowsNodes } = sight.source;
  const { classes, free } = counters.capacity;
  const nodes = sight.knows('nodes') && !sight.source.inhabited;
  const pods = sight.knows('pods');
  if (!nodes && !pods) {
    return undefined;
  }
  return {
    ...(nodes
      ? {
          allocatable: classes.usable[resource],
          tainted: classes.tainted[resource],
          cordoned: classes.cordoned[resource],
          notReady: classes.notReady[resource],
        }
      : {}),
    ...(pods ? requests(sight, resource) : {}),
    ...(nodes && pods && knowsNodes && sight.seesEverywhere('pods')
      ? { free: free[resource] }
      : {}),
  };
}

function requests(sight: ClusterSight, resource: Resource): ResourceTotal {
  const sum: ResourceTotal = { requested: 0, limits: 0, waiting: 0 };
  for (const [
    namespace,
    total,
  ] of sight.source.counters.resources.byNamespace()) {
    if (sight.allows('pods', namespace)) {
      sum.requested += total[resource].requested;
      sum.limits += total[resource].limits;
      sum.waiting += total[resource].waiting;
    }
  }
  return sum;
}

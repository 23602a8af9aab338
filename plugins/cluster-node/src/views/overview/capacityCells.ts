import { CapacityAmounts } from '@wheelhouse/backstage-plugin-cluster-common';
import { ResourceTotal } from '../../hub/counters/ResourceTotals';
import { ClusterSight } from './ClusterSight';

type Resource = 'cpu' | 'memory';
type Requests = Record<Resource, ResourceTotal>;

/** What the nodes of a cluster can carry, and what its pods ask for. */
export function capacityCells(
  sight: ClusterSight,
): Partial<Record<Resource, CapacityAmounts>> {
  const nodes = sight.knows('nodes') && !sight.source.inhabited;
  const requests = sight.knows('pods') ? requestsOf(sight) : undefined;
  if (!nodes && !requests) {
    return {};
  }
  const { classes, free } = sight.source.counters.capacity;
  const knowsFree =
    nodes &&
    requests !== undefined &&
    sight.source.knowsNodes &&
    sight.seesEverywhere('pods');
  const amounts = (resource: Resource): CapacityAmounts => ({
    ...(nodes
      ? {
          allocatable: classes.usable[resource],
          tainted: classes.tainted[resource],
          cordoned: classes.cordoned[resource],
          notReady: classes.notReady[resource],
        }
      : {}),
    ...requests?.[resource],
    ...(knowsFree ? { free: free[resource] } : {}),
  });
  return { cpu: amounts('cpu'), memory: amounts('memory') };
}

function requestsOf(sight: ClusterSight): Requests {
  const cpu: ResourceTotal = { requested: 0, limits: 0, waiting: 0 };
  const memory: ResourceTotal = { requested: 0, limits: 0, waiting: 0 };
  const totals = sight.source.counters.resources.byNamespace();
  for (const [namespace, total] of totals) {
    if (sight.allows('pods', namespace)) {
      add(cpu, total.cpu);
      add(memory, total.memory);
    }
  }
  return { cpu, memory };
}

function add(sum: ResourceTotal, total: ResourceTotal): void {
  sum.requested += total.requested;
  sum.limits += total.limits;
  sum.waiting += total.waiting;
}

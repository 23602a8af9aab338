import {
  nodeClasses,
  OverviewRow,
  ResourceRow,
} from '@wheelhouse/backstage-plugin-cluster-common';
import { capacityCells } from './capacityCells';
import { ClusterSight } from './ClusterSight';
import { quotaCells } from './quotaCells';

/** The row of a cluster, but for its applications. */
export function clusterCells(sight: ClusterSight): OverviewRow & ResourceRow {
  const { name, title, state, namespaces } = sight.source;
  return {
    cluster: name,
    id: name,
    namespace: '',
    name,
    created: 0,
    title,
    state,
    ...nodeCells(sight),
    namespaces: sight.knows('namespaces')
      ? sight.namespaces().length
      : undefined,
    services: sight.knows('services') ? totalOf(sight, 'services') : undefined,
    ...podCells(sight),
    ...capacityCells(sight),
    ...quotaCells(sight),
    partial: namespaces.some(
      namespace =>
        !sight.allows('pods', namespace) ||
        !sight.allows('namespaces', namespace),
    ),
  };
}

/** Pods by namespace, as far as they may be seen. */
export function podsByNamespace(sight: ClusterSight): [string, number][] {
  return [...sight.source.counters.objects.byNamespace('pods')].flatMap(
    ([namespace, { total }]): [string, number][] =>
      sight.allows('pods', namespace) ? [[namespace, total]] : [],
  );
}

function nodeCells(sight: ClusterSight) {
  if (!sight.knows('nodes')) {
    return {};
  }
  const { classes } = sight.source.counters.capacity;
  return {
    nodes: nodeClasses.reduce((sum, name) => sum + classes[name].nodes, 0),
    nodeClasses: Object.fromEntries(
      nodeClasses.map(name => [name, classes[name].nodes]),
    ),
  };
}

function totalOf(sight: ClusterSight, kind: string): number {
  let sum = 0;
  for (const [
    namespace,
    { total },
  ] of sight.source.counters.objects.byNamespace(kind)) {
    sum += sight.allows(kind, namespace) ? total : 0;
  }
  return sum;
}

function podCells(sight: ClusterSight) {
  if (!sight.knows('pods')) {
    return {};
  }
  let pods = 0;
  let podsInTrouble = 0;
  const podPhases: Record<string, number> = {};
  for (const [namespace, count] of sight.source.counters.objects.byNamespace(
    'pods',
  )) {
    if (sight.allows('pods', namespace)) {
      pods += count.total;
      podsInTrouble += count.inTrouble;
      for (const [phase, number] of Object.entries(count.by)) {
        podPhases[phase] = (podPhases[phase] ?? 0) + number;
      }
    }
  }
  return { pods, podPhases, podsInTrouble };
}

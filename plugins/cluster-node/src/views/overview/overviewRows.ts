import {
  kindGroups,
  OverviewRow,
  ResourceRow,
} from '@wheelhouse/backstage-plugin-cluster-common';
import { AccessSet } from '../../access/AccessSet';
import { DistinctNames } from '../../hub/counters/DistinctNames';
import { clusterCells } from './clusterCells';
import { ClusterSight } from './ClusterSight';
import { OverviewSource } from './OverviewSource';
import { overviewKinds } from './overviewKinds';
import { topNamespaces } from './topNamespaces';
import { totalCells } from './totalCells';

type Row = OverviewRow & ResourceRow;

const workloadKinds = kindGroups.workloads;
const countedKinds = overviewKinds.flatMap(kind => kindGroups[kind] ?? [kind]);

/**
 * The rows of an overview for one viewer: first the sums over all clusters, then
 * those of each cluster of which anything may be seen. Costs as much as there
 * are clusters, namespaces and different sets of places, never as there are pods.
 */
export function overviewRows(source: OverviewSource, access: AccessSet): Row[] {
  const sights = source
    .clusters()
    .map(cluster => new ClusterSight(cluster, access))
    .filter(sight => countedKinds.some(kind => sight.sees(kind)));
  const count = (names: DistinctNames, known: (s: ClusterSight) => boolean) => {
    const clusters = new Set(
      sights.filter(known).map(sight => sight.source.name),
    );
    return names.count(
      ({ cluster, kind, namespace }) =>
        clusters.has(cluster) && access.allows(cluster, kind, namespace),
    );
  };
  const { nodes, pods, services, applications } = source.names;
  const knowsApplications = (sight: ClusterSight) =>
    sight.knowsSome(workloadKinds);
  const applicationCount = count(applications, knowsApplications);
  const rows = sights.map(sight => ({
    ...clusterCells(sight),
    applications: knowsApplications(sight)
      ? applicationCount.byCluster.get(sight.source.name) ?? 0
      : undefined,
  }));
  const knowing = (kind: string) => sights.filter(sight => sight.knows(kind));
  const distinct = (names: DistinctNames, kind: string) =>
    knowing(kind).length > 0
      ? count(names, sight => sight.knows(kind)).distinct
      : undefined;
  return [
    {
      ...totalCells(rows),
      distinctNodes: distinct(nodes, 'nodes'),
      distinctPods: distinct(pods, 'pods'),
      distinctServices: distinct(services, 'services'),
      distinctApplications: rows.some(row => row.applications !== undefined)
        ? applicationCount.distinct
        : undefined,
      distinctNamespaces:
        knowing('namespaces').length > 0
          ? new Set(knowing('namespaces').flatMap(sight => sight.namespaces()))
              .size
          : undefined,
      ...topNamespaces(knowing('pods')),
    },
    ...rows,
  ];
}

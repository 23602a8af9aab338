import {
  baseColumns,
  clusterColumns,
} from '@wheelhouse/backstage-plugin-cluster-common';
import { AccessSet } from '../access/AccessSet';
import { HubCluster } from '../hub/HubCluster';
import { KindTable } from '../hub/KindTable';
import { clusterRow } from './clusterRow';
import { RowFrame } from './frames/RowFrame';

/** Starts to keep a row per cluster that the viewer may see anything of, with what they may count there. */
export function openClustersFrame({
  clusters,
  tables,
  access,
}: {
  clusters: readonly HubCluster[];
  tables: readonly KindTable[];
  access: AccessSet;
}): RowFrame {
  return new RowFrame({
    columns: [...baseColumns, ...clusterColumns],
    clusters,
    tables,
    compute: () =>
      clusters.flatMap(cluster => clusterRow(cluster, access) ?? []),
  });
}

import { columnNames } from '../descriptors/columnNames';
import { ClusterRow } from './rows';

/** The columns of the pseudo kind `clusters`, behind the base columns. */
export const clusterColumns = columnNames<ClusterRow>({
  title: true,
  state: true,
  since: true,
  reason: true,
  version: true,
  sandbox: true,
  nodes: true,
  nodesReady: true,
  namespaces: true,
  workloads: true,
  pods: true,
  podPhases: true,
  podsInTrouble: true,
});

import { ClusterRow } from '@wheelhouse/backstage-plugin-cluster-common';

/**
 * Whether the counts of a cluster mean something: they do from the first
 * contact on. Before it they are zeros that nobody counted.
 */
export function isCounted(row: Pick<ClusterRow, 'state' | 'version'>): boolean {
  return (
    row.state === 'live' ||
    (row.state !== 'connecting' && row.version !== undefined)
  );
}

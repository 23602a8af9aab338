import {
  ClusterRow,
  ResourceRow,
} from '@wheelhouse/backstage-plugin-cluster-common';
import {
  SandboxMark,
  useResources,
} from '@wheelhouse/backstage-plugin-cluster-react';

/** Says that pages show the sandbox, while one of the clusters is. */
export function FleetSandboxMark() {
  const { rows } = useResources<ClusterRow & ResourceRow>({ kind: 'clusters' });
  return rows.some(row => row.sandbox) ? <SandboxMark /> : null;
}

import { coreDescriptors } from '@wheelhouse/backstage-plugin-cluster-common';

const ids = new Map(coreDescriptors.map(({ kind, id }) => [kind, id]));

/**
 * The descriptor's id of a core kind (`Deployment` → `deployments`), since rows
 * of a group and owners carry the kind alone. Undefined for other kinds.
 */
export function kindId(kind: string | undefined): string | undefined {
  return kind === undefined ? undefined : ids.get(kind);
}

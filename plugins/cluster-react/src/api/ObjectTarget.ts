/** Names one object of one cluster. */
export interface ObjectTarget {
  cluster: string;
  /** A descriptor's id, e.g. `pods`. */
  kind: string;
  /** Left out (or empty) for cluster-scoped kinds. */
  namespace?: string;
  name: string;
}

/** `masked` hides literal environment values; `full` needs the inspect permission. */
export type ObjectView = 'masked' | 'full';

/** The target of a row of the given kind (a descriptor's id). */
export function objectTargetOf(
  kind: string,
  row: { cluster: string; namespace: string; name: string },
): ObjectTarget {
  return {
    cluster: row.cluster,
    kind,
    namespace: row.namespace || undefined,
    name: row.name,
  };
}

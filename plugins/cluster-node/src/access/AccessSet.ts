import { StoredRow } from '../hub/StoredRow';

/** Why a user sees nothing of a kind in a cluster. */
export interface Denial {
  by: 'permission' | 'kubernetes';
  reason: string;
}

/**
 * What one user may see, as it was decided at one moment: a set of
 * (cluster, kind, namespace). Asking it costs no I/O.
 */
export interface AccessSet {
  /** Equal for sets that were decided alike; part of every key of shared state. */
  readonly fingerprint: string;
  /** `namespace` is empty for cluster-scoped kinds. */
  allows(cluster: string, kind: string, namespace: string): boolean;
  /** Whether the kind may be seen in every namespace of the cluster. */
  allowsEverywhere(cluster: string, kind: string): boolean;
  /** Whether the answers depend on which namespaces there are and who owns them. */
  readonly dependsOnNamespaces: boolean;
  /** Present when nothing of the kind in the cluster may be seen at all. */
  denial(cluster: string, kind: string): Denial | undefined;
}

/** The namespace that decides about a row: of a Namespace it is the namespace itself. */
export function decidingNamespace(kind: string, row: StoredRow['row']): string {
  return kind === 'namespaces' ? row.name : row.namespace;
}

/** The set of one who may see nothing, e.g. because it could not be checked. */
export function noAccess(reason: string): AccessSet {
  return {
    fingerprint: `none: ${reason}`,
    dependsOnNamespaces: false,
    allows: () => false,
    allowsEverywhere: () => false,
    denial: () => ({ by: 'permission', reason }),
  };
}

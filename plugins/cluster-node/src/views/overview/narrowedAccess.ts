import { AccessSet } from '../../access/AccessSet';

/** An access set of which only some namespaces are asked for; kinds without a namespace are not. */
export function narrowedAccess(
  access: AccessSet,
  namespaces: ReadonlySet<string>,
): AccessSet {
  return {
    fingerprint: JSON.stringify([access.fingerprint, [...namespaces].sort()]),
    dependsOnNamespaces: access.dependsOnNamespaces,
    allows: (cluster, kind, namespace) =>
      namespaces.has(namespace) && access.allows(cluster, kind, namespace),
    allowsEverywhere: () => false,
    denial: (cluster, kind) =>
      kind === 'nodes'
        ? { by: 'permission', reason: 'Nodes are in no namespace.' }
        : access.denial(cluster, kind),
  };
}

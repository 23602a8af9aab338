import { coreDescriptors } from '@wheelhouse/backstage-plugin-cluster-common';
import { AccessSet, Denial } from './AccessSet';
import { ClusterAccess } from './ClusterAccess';
import { PermissionDecision } from './PermissionDecision';

const clusterScoped: ReadonlySet<string> = new Set(
  coreDescriptors
    .filter(({ id, scope }) => scope === 'Cluster' && id !== 'namespaces')
    .map(({ id }) => id),
);

/** What one user may see of several clusters. */
export class DecidedAccess implements AccessSet {
  readonly fingerprint: string;
  readonly dependsOnNamespaces: boolean;
  private readonly clusters: ReadonlyMap<string, ClusterAccess>;

  constructor(decision: PermissionDecision, parts: readonly ClusterAccess[]) {
    this.clusters = new Map(parts.map(part => [part.cluster, part]));
    this.dependsOnNamespaces = parts.some(part => part.dependsOnNamespaces);
    this.fingerprint = JSON.stringify([
      decision.permission,
      decision.fingerprint,
      parts.map(part => part.fingerprint).sort(),
    ]);
  }

  allows(cluster: string, kind: string, namespace: string): boolean {
    return this.clusters.get(cluster)?.allows(kind, namespace) ?? false;
  }

  allowsEverywhere(cluster: string, kind: string): boolean {
    return this.clusters.get(cluster)?.allowsEverywhere(kind) ?? false;
  }

  denial(cluster: string, kind: string): Denial | undefined {
    return this.clusters.get(cluster)?.denial(kind, !clusterScoped.has(kind));
  }
}

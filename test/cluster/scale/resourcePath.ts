import type { KubernetesManifest } from './manifests/KubernetesManifest.ts';

/** The kinds that a fleet consists of. */
const plurals: Readonly<Record<string, string>> = {
  Deployment: 'deployments',
  Namespace: 'namespaces',
  Node: 'nodes',
  Pod: 'pods',
  ReplicaSet: 'replicasets',
  ResourceQuota: 'resourcequotas',
  Service: 'services',
  ServiceAccount: 'serviceaccounts',
};

/** Where objects like this one are created. */
export function collectionPath(manifest: KubernetesManifest): string {
  const { apiVersion, kind, metadata } = manifest;
  const api = apiVersion === 'v1' ? '/api/v1' : `/apis/${apiVersion}`;
  const scope = metadata.namespace ? `/namespaces/${metadata.namespace}` : '';
  return `${api}${scope}/${plurals[kind]}`;
}

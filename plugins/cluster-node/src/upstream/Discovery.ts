import { ResourceDescriptor } from '@wheelhouse/backstage-plugin-cluster-common';
import { ApiClient } from './ApiClient';
import { KubernetesApiError } from './KubernetesApiError';

/** Groups below `k8s.io` that the API server itself serves; all others there are custom. */
const builtInGroups = new Set([
  'admissionregistration.k8s.io',
  'apiextensions.k8s.io',
  'apiregistration.k8s.io',
  'authentication.k8s.io',
  'authorization.k8s.io',
  'certificates.k8s.io',
  'coordination.k8s.io',
  'discovery.k8s.io',
  'events.k8s.io',
  'flowcontrol.apiserver.k8s.io',
  'networking.k8s.io',
  'node.k8s.io',
  'rbac.authorization.k8s.io',
  'resource.k8s.io',
  'scheduling.k8s.io',
  'storage.k8s.io',
]);

/** The part of a descriptor that says which resource it is. */
export type ResourceIdentity = Pick<
  ResourceDescriptor,
  'id' | 'group' | 'plural' | 'versions'
>;

/** A cluster does not serve a kind, in none of the versions that its descriptor knows. */
export class KindNotServedError extends Error {
  constructor({ id, versions }: ResourceIdentity) {
    super(`The cluster does not serve ${id} (${versions.join(', ')}).`);
    this.name = 'KindNotServedError';
  }
}

/** True for kinds that come and go with a CustomResourceDefinition or an aggregated API. */
export function isCustomKind({ group }: { group: string }): boolean {
  return group.includes('.') && !builtInGroups.has(group);
}

/** Finds out in which version a cluster serves a kind, and remembers it. */
export class Discovery {
  private readonly versions = new Map<string, Promise<string>>();

  constructor(private readonly client: ApiClient) {}

  /**
   * The first of the descriptor's versions that is served now. Throws
   * `KindNotServedError`, and what the client throws.
   */
  version(kind: ResourceIdentity): Promise<string> {
    const [only, ...others] = kind.versions;
    if (others.length === 0 && !isCustomKind(kind)) {
      return Promise.resolve(only);
    }
    let version = this.versions.get(kind.id);
    if (!version) {
      const asked = this.ask(kind);
      version = asked;
      this.versions.set(kind.id, asked);
      // Only what was found is remembered.
      asked.catch(() => {
        if (this.versions.get(kind.id) === asked) {
          this.versions.delete(kind.id);
        }
      });
    }
    return version;
  }

  /** Forgets what was found, because the cluster says otherwise. */
  invalidate(kind: ResourceIdentity): void {
    this.versions.delete(kind.id);
  }

  private async ask(kind: ResourceIdentity): Promise<string> {
    const { group, plural } = kind;
    for (const version of kind.versions) {
      const path = group ? `/apis/${group}/${version}` : `/api/${version}`;
      try {
        const { resources } = await this.client.request<{
          resources?: { name: string }[];
        }>({ path });
        if (resources?.some(resource => resource.name === plural)) {
          return version;
        }
      } catch (error) {
        if (!(error instanceof KubernetesApiError && error.status === 404)) {
          throw error;
        }
      }
    }
    throw new KindNotServedError(kind);
  }
}

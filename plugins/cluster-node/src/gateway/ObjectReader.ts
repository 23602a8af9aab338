import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { InputError, NotAllowedError } from '@backstage/errors';
import {
  AccessCheckResponse,
  clusterResourceInspectPermission,
  clusterResourceReadPermission,
  KubernetesObject,
  maskManifest,
  ObjectResponse,
  ResourceDescriptor,
} from '@wheelhouse/backstage-plugin-cluster-common';
import { AccessDecider } from '../access/AccessDecider';
import { Impersonator } from '../access/Impersonator';
import { ClusterHub } from '../hub/ClusterHub';
import { HubCluster } from '../hub/HubCluster';
import { ObjectTarget } from './ClusterGateway';
import { gatewayError } from './kubernetesErrors';

/** An object that was asked for, found to exist as a kind in a cluster. */
export interface ResolvedTarget extends ObjectTarget {
  hubCluster: HubCluster;
  descriptor: ResourceDescriptor;
  /** The namespace that decides: of a Namespace it is the namespace itself. */
  decidingNamespace: string;
}

/** A no, and who says it. */
export interface Refusal {
  deniedBy: NonNullable<AccessCheckResponse['deniedBy']>;
  reason: string;
}

/** Reads one object from the API server, for one user. */
export class ObjectReader {
  constructor(
    private readonly hub: ClusterHub,
    private readonly decider: AccessDecider,
    private readonly impersonator: Impersonator,
    private readonly permissionsEnabled: boolean,
  ) {}

  /** Throws `NotFoundError` for the cluster, `InputError` for kind or namespace. */
  resolve(target: ObjectTarget): ResolvedTarget {
    const hubCluster = this.hub.cluster(target.cluster);
    const descriptor = this.hub.descriptor(target.kind);
    for (const name of [target.name, target.namespace]) {
      if (name !== undefined && !isPathSegment(name)) {
        throw new InputError(
          `'${name}' cannot be the name of an object: it is '.' or '..', or holds a slash or a percent sign.`,
        );
      }
    }
    const namespaced = descriptor.scope === 'Namespaced';
    if (namespaced && !target.namespace) {
      throw new InputError(
        `${descriptor.kind} '${target.name}' lives in a namespace. Say which, with ?namespace=.`,
      );
    }
    const namespace = namespaced ? target.namespace : undefined;
    return {
      ...target,
      namespace,
      hubCluster,
      descriptor,
      decidingNamespace:
        descriptor.id === 'namespaces' ? target.name : namespace ?? '',
    };
  }

  /** Throws `NotAllowedError` saying which permission is missing and where. */
  async authorize(
    credentials: BackstageCredentials,
    target: ResolvedTarget,
    action: 'read' | 'inspect',
  ): Promise<void> {
    const refusal = await this.refusal(credentials, target, action);
    if (refusal) {
      throw new NotAllowedError(refusal.reason);
    }
  }

  /** Who says no to an action on an object and why; undefined if nobody does. */
  async refusal(
    credentials: BackstageCredentials,
    target: ResolvedTarget,
    action: 'read' | 'inspect',
  ): Promise<Refusal | undefined> {
    if (action === 'inspect' && !this.permissionsEnabled) {
      return {
        deniedBy: 'config',
        reason:
          'Full manifests are not shown while permission.enabled is not true in the portal’s config, because then nobody decides who may see them.',
      };
    }
    const permission =
      action === 'inspect'
        ? clusterResourceInspectPermission
        : clusterResourceReadPermission;
    const { cluster, kind, decidingNamespace, hubCluster, descriptor } = target;
    const access = await this.decider.decide(
      credentials,
      {
        clusters: [hubCluster],
        descriptors: [descriptor],
        namespaces: decidingNamespace ? [decidingNamespace] : undefined,
        object: target.name
          ? {
              namespace: decidingNamespace || undefined,
              name: target.name,
            }
          : undefined,
      },
      permission,
    );
    if (access.allows(cluster, kind, decidingNamespace)) {
      return undefined;
    }
    const denial = access.denial(cluster, kind);
    if (denial?.by === 'kubernetes') {
      return { deniedBy: 'kubernetes', reason: denial.reason };
    }
    const where = decidingNamespace
      ? `namespace ${decidingNamespace} of cluster ${cluster}`
      : `cluster ${cluster}`;
    return {
      deniedBy: 'permission',
      reason: `Your permission ${permission.name} does not cover ${kind} in ${where}.`,
    };
  }

  async read(
    credentials: BackstageCredentials,
    requested: ObjectTarget,
    view: 'masked' | 'full',
  ): Promise<ObjectResponse> {
    const target = this.resolve(requested);
    await this.authorize(credentials, target, 'read');
    if (view === 'full') {
      await this.authorize(credentials, target, 'inspect');
    }
    const { object, maskedPaths } = maskManifest(
      await this.fetch(credentials, target),
      { maskEnvironment: view === 'masked' },
    );
    return maskedPaths.length > 0
      ? {
          object,
          masked: {
            paths: [...maskedPaths],
            reason:
              view === 'masked' && target.kind !== 'secrets'
                ? `Literal values are hidden without the permission ${clusterResourceInspectPermission.name}.`
                : 'Values of Secrets never leave the cluster.',
          },
        }
      : { object };
  }

  private async fetch(
    credentials: BackstageCredentials,
    target: ResolvedTarget,
  ): Promise<KubernetesObject> {
    const { hubCluster, descriptor, namespace, name } = target;
    try {
      const path = await hubCluster.resourcePath(descriptor, {
        namespace,
        name,
      });
      return await hubCluster.client.request<KubernetesObject>({
        path,
        impersonate: await this.impersonator.impersonation(
          credentials,
          hubCluster.definition,
        ),
      });
    } catch (error) {
      throw gatewayError(target.cluster, error);
    }
  }
}

// The rule of Kubernetes for every name that stands in a path
// (apimachinery, validation/path).
function isPathSegment(name: string): boolean {
  return name !== '.' && name !== '..' && !/[/%]/.test(name);
}

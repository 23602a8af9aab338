import { randomBytes } from 'node:crypto';
import { Authorizer } from './api/Authorizer.ts';
import type { PolicyRule } from './api/Authorizer.ts';
import { ClusterApi } from './api/ClusterApi.ts';
import { CustomResources } from './api/CustomResources.ts';
import { resourceId } from './api/ResourceType.ts';
import type { ResourceType } from './api/ResourceType.ts';
import { UserDirectory } from './api/UserDirectory.ts';
import type { UserInfo } from './api/UserDirectory.ts';
import type { SimulationClock } from './clock/SimulationClock.ts';
import { applyMergePatch } from './model/mergePatch.ts';
import type { KubeDraft, KubeObject } from './model/KubeObject.ts';
import { SeededRandom } from './model/SeededRandom.ts';

const rbac = 'rbac.authorization.k8s.io';

/** Names an object for `get` and `delete`. */
export interface ObjectName {
  /** `pods`, `deployments.apps`. */
  resource: string;
  namespace?: string;
  name: string;
}

/** One cluster of a sandbox: its API, its users, and a way to change it by code. */
export class SandboxCluster {
  readonly name: string;
  readonly title: string;
  readonly api: ClusterApi;
  readonly users = new UserDirectory();
  readonly authorizer: Authorizer;
  private readonly customResources: CustomResources;

  constructor(options: {
    name: string;
    title: string;
    clock: SimulationClock;
  }) {
    this.name = options.name;
    this.title = options.title;
    this.api = new ClusterApi({
      clock: options.clock,
      random: new SeededRandom(options.name),
    });
    this.authorizer = new Authorizer(this.api.store);
    this.customResources = new CustomResources(this.api);
  }

  /** Creates an object, or merges it into the one that exists. */
  apply(draft: KubeDraft): KubeObject {
    const type = this.typeOf(draft);
    const { name = '', namespace } = draft.metadata ?? {};
    const current = this.api.find(type, namespace, name);
    if (!current) {
      return this.api.create(type, namespace, draft);
    }
    const { status, ...rest } = draft;
    const merged = applyMergePatch(current, rest) as KubeDraft;
    const stored = this.api.update(type, namespace, name, merged);
    return status === undefined
      ? stored
      : this.api.update(
          type,
          namespace,
          name,
          { ...stored, status },
          { subresource: 'status' },
        );
  }

  /** The object, or undefined. */
  get(target: ObjectName): KubeObject | undefined {
    const type = this.api.type(target.resource);
    return this.api.find(type, target.namespace, target.name);
  }

  /** All objects of a resource, or of one namespace. */
  list(resource: string, namespace?: string): KubeObject[] {
    return [
      ...this.api.store.list(resourceId(this.api.type(resource)), namespace),
    ];
  }

  /** Deletes an object the way a client would. @throws StatusError 404. */
  delete(target: ObjectName & { gracePeriodSeconds?: number }): void {
    const type = this.api.type(target.resource);
    this.api.delete(type, target.namespace, target.name, {
      gracePeriodSeconds: target.gracePeriodSeconds,
    });
  }

  /** Lets a user in and returns the token to come with. */
  addUser(user: {
    name: string;
    groups?: string[];
    token?: string;
    /** Milliseconds since the epoch. */
    expires?: number;
  }): string {
    const token = user.token ?? randomBytes(24).toString('base64url');
    const info: UserInfo = { name: user.name, groups: user.groups ?? [] };
    this.users.add(token, info, user.expires);
    return token;
  }

  /** Stops accepting a token. */
  revokeToken(token: string): void {
    this.users.revoke(token);
  }

  /**
   * Allows a user something: a Role and RoleBinding in the namespace, or their
   * cluster-wide kin without one. Both carry `name`.
   */
  allow(grant: {
    name: string;
    user: string;
    rules: PolicyRule[];
    namespace?: string;
  }): void {
    const { name, user, rules, namespace } = grant;
    const prefix = namespace ? '' : 'Cluster';
    const apiVersion = `${rbac}/v1`;
    const metadata = { name, ...(namespace ? { namespace } : {}) };
    this.apply({ apiVersion, kind: `${prefix}Role`, metadata, rules });
    this.apply({
      apiVersion,
      kind: `${prefix}RoleBinding`,
      metadata,
      roleRef: { apiGroup: rbac, kind: `${prefix}Role`, name },
      subjects: [{ apiGroup: rbac, kind: 'User', name: user }],
    });
  }

  /** Takes back what `allow` gave under that name. */
  disallow(grant: { name: string; namespace?: string }): void {
    const { name, namespace } = grant;
    const prefix = namespace ? '' : 'cluster';
    for (const plural of ['rolebindings', 'roles']) {
      this.delete({ resource: `${prefix}${plural}.${rbac}`, namespace, name });
    }
  }

  close(): void {
    this.customResources.close();
  }

  private typeOf(draft: KubeDraft): ResourceType {
    const { apiVersion = '', kind = '' } = draft;
    const group = apiVersion.includes('/') ? apiVersion.split('/')[0] : '';
    const type = this.api.registry.findKind(group, kind);
    if (!type) {
      throw new Error(
        `The sandbox cluster ${this.name} serves no kind ${kind} of ${apiVersion}`,
      );
    }
    return type;
  }
}

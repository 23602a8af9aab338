import type { KubeObject } from '../model/KubeObject.ts';
import type { ObjectStore } from './ObjectStore.ts';
import type { UserInfo } from './UserDirectory.ts';

const rbacGroup = 'rbac.authorization.k8s.io';

/** What somebody wants to do, as access reviews and requests put it. */
export interface AccessAttributes {
  verb: string;
  group?: string;
  resource?: string;
  subresource?: string;
  namespace?: string;
  name?: string;
  /** For requests that name no resource, such as `/version`. */
  path?: string;
}

/** One rule of a role. */
export interface PolicyRule {
  verbs: string[];
  apiGroups?: string[];
  resources?: string[];
  resourceNames?: string[];
  nonResourceURLs?: string[];
}

interface Role extends KubeObject {
  rules?: PolicyRule[];
}

interface Binding extends KubeObject {
  roleRef: { kind: string; name: string };
  subjects?: { kind: string; name: string; namespace?: string }[];
}

interface Grant {
  rules: PolicyRule[];
  reason: string;
}

function covers(list: string[] | undefined, value: string): boolean {
  return list !== undefined && (list.includes('*') || list.includes(value));
}

function coversPath(urls: string[] | undefined, path: string): boolean {
  return (urls ?? []).some(
    url =>
      url === path || (url.endsWith('*') && path.startsWith(url.slice(0, -1))),
  );
}

function ruleAllows(rule: PolicyRule, wanted: AccessAttributes): boolean {
  if (!covers(rule.verbs, wanted.verb)) {
    return false;
  }
  if (wanted.path !== undefined) {
    return coversPath(rule.nonResourceURLs, wanted.path);
  }
  const { resource = '', subresource } = wanted;
  const full = subresource ? `${resource}/${subresource}` : resource;
  return (
    covers(rule.apiGroups, wanted.group ?? '') &&
    (covers(rule.resources, full) ||
      (subresource !== undefined &&
        rule.resources?.includes(`*/${subresource}`) === true)) &&
    (!rule.resourceNames?.length ||
      rule.resourceNames.includes(wanted.name ?? ''))
  );
}

function names(binding: Binding, user: UserInfo): string | undefined {
  for (const subject of binding.subjects ?? []) {
    const account = `system:serviceaccount:${subject.namespace}:${subject.name}`;
    if (
      (subject.kind === 'User' && subject.name === user.name) ||
      (subject.kind === 'Group' && user.groups.includes(subject.name)) ||
      (subject.kind === 'ServiceAccount' && account === user.name)
    ) {
      return subject.kind === 'ServiceAccount'
        ? `ServiceAccount "${subject.name}/${subject.namespace}"`
        : `${subject.kind} "${subject.name}"`;
    }
  }
  return undefined;
}

/** Decides by the Role and Binding objects of a cluster, as RBAC does. */
export class Authorizer {
  private readonly store: ObjectStore;
  private cache = new Map<string, Grant[]>();

  constructor(store: ObjectStore) {
    this.store = store;
    store.subscribe(event => {
      if (event.resource.endsWith(rbacGroup)) {
        this.cache.clear();
      }
    });
  }

  /** Whether a user may, and which binding says so. */
  check(
    user: UserInfo,
    wanted: AccessAttributes,
  ): { allowed: boolean; reason?: string } {
    if (user.groups.includes('system:masters')) {
      return { allowed: true };
    }
    const scopes = wanted.namespace
      ? [undefined, wanted.namespace]
      : [undefined];
    for (const scope of scopes) {
      for (const grant of this.grants(user, scope)) {
        if (grant.rules.some(rule => ruleAllows(rule, wanted))) {
          return { allowed: true, reason: grant.reason };
        }
      }
    }
    return { allowed: false };
  }

  /** Every rule that holds for a user in a namespace. */
  rules(user: UserInfo, namespace: string): PolicyRule[] {
    if (user.groups.includes('system:masters')) {
      return [
        { verbs: ['*'], apiGroups: ['*'], resources: ['*'] },
        { verbs: ['*'], nonResourceURLs: ['*'] },
      ];
    }
    return [undefined, namespace].flatMap(scope =>
      this.grants(user, scope).flatMap(grant => grant.rules),
    );
  }

  private grants(user: UserInfo, namespace: string | undefined): Grant[] {
    const key = JSON.stringify([user.name, user.groups, namespace]);
    const cached = this.cache.get(key);
    if (cached) {
      return cached;
    }
    const plural = namespace ? 'rolebindings' : 'clusterrolebindings';
    const bindings = this.store.list(
      `${plural}.${rbacGroup}`,
      namespace,
    ) as Binding[];
    const grants: Grant[] = [];
    for (const binding of bindings) {
      const subject = names(binding, user);
      const rules = subject ? this.roleRules(binding) : undefined;
      if (subject && rules) {
        const kind = namespace ? 'RoleBinding' : 'ClusterRoleBinding';
        const own = namespace
          ? `${binding.metadata.name}/${namespace}`
          : binding.metadata.name;
        grants.push({
          rules,
          reason: `RBAC: allowed by ${kind} "${own}" of ${binding.roleRef.kind} "${binding.roleRef.name}" to ${subject}`,
        });
      }
    }
    if (this.cache.size > 2_000) {
      this.cache.clear();
    }
    this.cache.set(key, grants);
    return grants;
  }

  private roleRules(binding: Binding): PolicyRule[] | undefined {
    const { kind, name } = binding.roleRef;
    const role =
      kind === 'ClusterRole'
        ? this.store.get(`clusterroles.${rbacGroup}`, name)
        : this.store.get(
            `roles.${rbacGroup}`,
            `${binding.metadata.namespace}/${name}`,
          );
    return (role as Role | undefined)?.rules;
  }
}

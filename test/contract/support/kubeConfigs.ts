import { KubeConfig } from '@kubernetes/client-node';
import { RawApi } from '../../targets/RawApi';
import { TestTarget } from '../../targets/control';
import { uniqueName } from './objects';

/** The kubeconfig of a target, with all rights. */
export function adminConfig(target: TestTarget): KubeConfig {
  const config = new KubeConfig();
  config.loadFromFile(target.kubeconfig);
  return config;
}

/** The address and CA of a target, with another token. */
export function tokenConfig(target: TestTarget, token: string): KubeConfig {
  const cluster = adminConfig(target).getCurrentCluster();
  if (!cluster) {
    throw new Error(`${target.kubeconfig} names no cluster`);
  }
  const config = new KubeConfig();
  config.loadFromOptions({
    clusters: [cluster],
    users: [{ name: 'token', token }],
    contexts: [{ name: 'token', cluster: cluster.name, user: 'token' }],
    currentContext: 'token',
  });
  return config;
}

const rbac = '/apis/rbac.authorization.k8s.io/v1';

/** Makes a ServiceAccount with the given rules in its namespace, and a token for it. */
export async function serviceAccountToken(
  api: RawApi,
  namespace: string,
  name: string,
  rules: unknown[],
): Promise<string> {
  await created(api, `/api/v1/namespaces/${namespace}/serviceaccounts`, {
    metadata: { name },
  });
  await created(api, `${rbac}/namespaces/${namespace}/roles`, {
    metadata: { name },
    rules,
  });
  await created(api, `${rbac}/namespaces/${namespace}/rolebindings`, {
    metadata: { name },
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name },
    subjects: [{ kind: 'ServiceAccount', name, namespace }],
  });
  return tokenOf(api, namespace, name);
}

/** A ServiceAccount with rules for the whole cluster. */
export interface ClusterServiceAccount {
  token: string;
  /** Takes the rules away again. */
  revoke(): Promise<void>;
}

/** Makes a ServiceAccount with the given rules in all namespaces. */
export async function clusterServiceAccount(
  api: RawApi,
  namespace: string,
  name: string,
  rules: unknown[],
): Promise<ClusterServiceAccount> {
  const role = `${namespace}-${name}`;
  await created(api, `/api/v1/namespaces/${namespace}/serviceaccounts`, {
    metadata: { name },
  });
  await created(api, `${rbac}/clusterroles`, {
    metadata: { name: role },
    rules,
  });
  await created(api, `${rbac}/clusterrolebindings`, {
    metadata: { name: role },
    roleRef: {
      apiGroup: 'rbac.authorization.k8s.io',
      kind: 'ClusterRole',
      name: role,
    },
    subjects: [{ kind: 'ServiceAccount', name, namespace }],
  });
  return {
    token: await tokenOf(api, namespace, name),
    async revoke() {
      await api.delete(`${rbac}/clusterrolebindings/${role}`);
      await api.delete(`${rbac}/clusterroles/${role}`);
    },
  };
}

/**
 * Lets a user or group list and read Deployments in a namespace. Returns the
 * way to take that back.
 */
export async function grantDeployments(
  api: RawApi,
  namespace: string,
  subject: { kind: 'User' | 'Group'; name: string },
): Promise<() => Promise<void>> {
  const name = uniqueName('readers');
  const path = `${rbac}/namespaces/${namespace}`;
  await created(api, `${path}/roles`, {
    metadata: { name },
    rules: [
      {
        apiGroups: ['apps'],
        resources: ['deployments'],
        verbs: ['get', 'list'],
      },
    ],
  });
  await created(api, `${path}/rolebindings`, {
    metadata: { name },
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name },
    subjects: [{ apiGroup: 'rbac.authorization.k8s.io', ...subject }],
  });
  return async () => {
    await api.delete(`${path}/rolebindings/${name}`);
  };
}

async function tokenOf(
  api: RawApi,
  namespace: string,
  name: string,
): Promise<string> {
  const { status } = await created(
    api,
    `/api/v1/namespaces/${namespace}/serviceaccounts/${name}/token`,
    {
      apiVersion: 'authentication.k8s.io/v1',
      kind: 'TokenRequest',
      spec: { expirationSeconds: 3600 },
    },
  );
  return status.token;
}

async function created(api: RawApi, path: string, body: unknown) {
  const answer = await api.post(path, body);
  if (answer.status !== 201) {
    throw new Error(
      `${path} answered ${answer.status}: ${JSON.stringify(answer.body)}`,
    );
  }
  return answer.body;
}

import { ClusterError } from './ClusterError.ts';
import type { ServiceAccountOptions, TestCluster } from './TestCluster.ts';

/**
 * Makes a service account with kubectl.
 *
 * @returns its user name and a token for a day.
 * @throws ClusterError with what kubectl said.
 */
export async function addServiceAccount(
  kubectl: TestCluster['kubectl'],
  options: ServiceAccountOptions,
): Promise<{ user: string; token: string }> {
  const { name, namespace = 'default', clusterRole } = options;
  const metadata = { name, namespace };
  const items: object[] = [
    { apiVersion: 'v1', kind: 'ServiceAccount', metadata },
  ];
  if (namespace !== 'default') {
    items.unshift({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: namespace },
    });
  }
  if (clusterRole) {
    items.push({
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'ClusterRoleBinding',
      metadata: { name: `${namespace}-${name}-${clusterRole}` },
      roleRef: {
        apiGroup: 'rbac.authorization.k8s.io',
        kind: 'ClusterRole',
        name: clusterRole,
      },
      subjects: [{ kind: 'ServiceAccount', name, namespace }],
    });
  }
  const run = async (args: string[], input?: string) => {
    const { code, stdout, stderr } = await kubectl(args, { input });
    if (code !== 0) {
      throw new ClusterError(
        `Cannot make the service account ${namespace}/${name}: ${stderr.trim()}`,
      );
    }
    return stdout.trim();
  };
  await run(
    ['apply', '--server-side', '-f', '-'],
    JSON.stringify({ apiVersion: 'v1', kind: 'List', items }),
  );
  const token = await run([
    ...['create', 'token', name],
    ...['--namespace', namespace, '--duration', '24h'],
  ]);
  return { user: `system:serviceaccount:${namespace}:${name}`, token };
}

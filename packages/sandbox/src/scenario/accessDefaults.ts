import type { PolicyRule } from '../api/Authorizer.ts';
import type { SandboxCluster } from '../SandboxCluster.ts';

const group = 'rbac.authorization.k8s.io';
const read = ['get', 'list', 'watch'];
const write = ['create', 'delete', 'deletecollection', 'patch', 'update'];

const workloadRules = (verbs: string[]): PolicyRule[] => [
  {
    apiGroups: [''],
    resources: [
      'configmaps',
      'events',
      'pods',
      'pods/log',
      'pods/status',
      'resourcequotas',
      'serviceaccounts',
      'services',
    ],
    verbs,
  },
  {
    apiGroups: ['apps'],
    resources: [
      'daemonsets',
      'deployments',
      'deployments/scale',
      'replicasets',
      'replicasets/scale',
      'statefulsets',
      'statefulsets/scale',
    ],
    verbs,
  },
  { apiGroups: ['batch'], resources: ['cronjobs', 'jobs'], verbs },
  {
    apiGroups: ['autoscaling'],
    resources: ['horizontalpodautoscalers'],
    verbs,
  },
  { apiGroups: ['networking.k8s.io'], resources: ['ingresses'], verbs },
  { apiGroups: ['policy'], resources: ['poddisruptionbudgets'], verbs },
];

const viewRules = [
  ...workloadRules(read),
  { apiGroups: [''], resources: ['namespaces'], verbs: read },
];

const editRules: PolicyRule[] = [
  ...viewRules,
  ...workloadRules(write),
  { apiGroups: [''], resources: ['secrets'], verbs: [...read, ...write] },
  { apiGroups: [''], resources: ['pods/eviction'], verbs: ['create'] },
];

const publicPaths = ['/healthz', '/livez', '/readyz', '/version', '/version/'];

const roles: Record<string, { rules: PolicyRule[]; groups: string[] }> = {
  'cluster-admin': {
    rules: [
      { apiGroups: ['*'], resources: ['*'], verbs: ['*'] },
      { nonResourceURLs: ['*'], verbs: ['*'] },
    ],
    groups: ['system:masters'],
  },
  'system:basic-user': {
    rules: [
      {
        apiGroups: ['authorization.k8s.io'],
        resources: ['selfsubjectaccessreviews', 'selfsubjectrulesreviews'],
        verbs: ['create'],
      },
      {
        apiGroups: ['authentication.k8s.io'],
        resources: ['selfsubjectreviews'],
        verbs: ['create'],
      },
    ],
    groups: ['system:authenticated'],
  },
  'system:discovery': {
    rules: [
      {
        nonResourceURLs: [
          '/api',
          '/api/*',
          '/apis',
          '/apis/*',
          '/healthz',
          '/livez',
          '/openapi',
          '/openapi/*',
          '/readyz',
          '/version',
          '/version/',
        ],
        verbs: ['get'],
      },
    ],
    groups: ['system:authenticated'],
  },
  'system:public-info-viewer': {
    rules: [{ nonResourceURLs: publicPaths, verbs: ['get'] }],
    groups: ['system:authenticated', 'system:unauthenticated'],
  },
  admin: {
    rules: [
      ...editRules,
      {
        apiGroups: [group],
        resources: ['rolebindings', 'roles'],
        verbs: [...read, ...write],
      },
    ],
    groups: [],
  },
  edit: { rules: editRules, groups: [] },
  view: { rules: viewRules, groups: [] },
};

/** Adds the roles and bindings that every Kubernetes cluster begins with. */
export function addAccessDefaults(cluster: SandboxCluster): void {
  const labels = { 'kubernetes.io/bootstrapping': 'rbac-defaults' };
  for (const [name, { rules, groups }] of Object.entries(roles)) {
    const apiVersion = `${group}/v1`;
    cluster.apply({
      apiVersion,
      kind: 'ClusterRole',
      metadata: { name, labels },
      rules,
    });
    if (groups.length > 0) {
      cluster.apply({
        apiVersion,
        kind: 'ClusterRoleBinding',
        metadata: { name, labels },
        roleRef: { apiGroup: group, kind: 'ClusterRole', name },
        subjects: groups.map(subject => ({
          apiGroup: group,
          kind: 'Group',
          name: subject,
        })),
      });
    }
  }
}

/** Adds the namespaces that every Kubernetes cluster begins with. */
export function addNamespaceDefaults(cluster: SandboxCluster): void {
  for (const name of [
    'default',
    'kube-system',
    'kube-public',
    'kube-node-lease',
  ]) {
    cluster.apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } });
  }
}

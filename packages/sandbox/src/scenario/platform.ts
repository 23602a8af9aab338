import type { SandboxCluster } from '../SandboxCluster.ts';
import { addWorkload } from './workload.ts';
import type { WorkloadOptions } from './workload.ts';

function system(
  namespace: string,
  name: string,
  image: string,
  version: string,
  more: Partial<WorkloadOptions> = {},
): WorkloadOptions {
  return {
    name,
    namespace,
    partOf: 'platform',
    image,
    version,
    cpu: '50m',
    memory: '64Mi',
    inCatalog: false,
    ...more,
  };
}

const onEveryNode: Partial<WorkloadOptions> = { kind: 'DaemonSet' };

const everywhere = [
  system('kube-system', 'kube-proxy', 'registry.k8s.io/kube-proxy', 'v1.34.4', {
    ...onEveryNode,
    hostNetwork: true,
  }),
  system('kube-system', 'flannel', 'ghcr.io/flannel-io/flannel', 'v0.27.3', {
    ...onEveryNode,
    hostNetwork: true,
  }),
  system(
    'monitoring',
    'node-exporter',
    'quay.io/prometheus/node-exporter',
    'v1.9.1',
    {
      ...onEveryNode,
      component: 'monitoring',
      inCatalog: true,
    },
  ),
];

const logShipper = system(
  'monitoring',
  'log-shipper',
  'fluent/fluent-bit',
  '4.0.10',
  {
    ...onEveryNode,
    component: 'monitoring',
    inCatalog: true,
  },
);

/** What runs below the shop; `size` is the number of replicas that matter. */
export function addPlatform(cluster: SandboxCluster, size: 1 | 2 | 3): void {
  const monitoring = { component: 'monitoring', inCatalog: true };
  const workloads = [
    ...everywhere,
    ...(size === 3 ? [logShipper] : []),
    system(
      'kube-system',
      'coredns',
      'registry.k8s.io/coredns/coredns',
      'v1.12.1',
      {
        replicas: 2,
        minAvailable: 1,
      },
    ),
    system(
      'kube-system',
      'metrics-server',
      'registry.k8s.io/metrics-server/metrics-server',
      'v0.8.0',
    ),
    system(
      'platform',
      'ingress-nginx',
      'registry.k8s.io/ingress-nginx/controller',
      'v1.13.2',
      {
        replicas: size,
        port: 8080,
        component: 'ingress',
        inCatalog: true,
        minAvailable: size > 1 ? size - 1 : undefined,
      },
    ),
    system(
      'platform',
      'cert-manager',
      'quay.io/jetstack/cert-manager-controller',
      'v1.18.2',
    ),
    system(
      'platform',
      'external-dns',
      'registry.k8s.io/external-dns/external-dns',
      'v0.19.0',
    ),
    system(
      'monitoring',
      'prometheus',
      'quay.io/prometheus/prometheus',
      'v3.5.0',
      {
        ...monitoring,
        kind: 'StatefulSet',
        replicas: size > 1 ? 2 : 1,
        cpu: '500m',
        memory: '1Gi',
      },
    ),
    system('monitoring', 'grafana', 'grafana/grafana', '12.1.1', {
      ...monitoring,
      port: 3000,
      host: `grafana.${cluster.name}.shop.example`,
    }),
    system(
      'monitoring',
      'kube-state-metrics',
      'registry.k8s.io/kube-state-metrics/kube-state-metrics',
      'v2.17.0',
      monitoring,
    ),
  ];
  for (const workload of workloads) {
    addWorkload(cluster, workload);
  }
}

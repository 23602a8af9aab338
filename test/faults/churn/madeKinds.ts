import type { Random } from '../../cluster/scale/Random.ts';
import { customKind } from '../plan/lanes.ts';

/** A kind of which objects are made, changed and deleted. */
export interface MadeKind {
  readonly kind: string;
  readonly plural: string;
  /** Below which its namespaces are. */
  readonly path: string;
  readonly spec: (name: string, random: Random) => Record<string, unknown>;
  /** A merge patch. */
  readonly patch: (random: Random) => unknown;
}

const relabel = (random: Random) => ({
  metadata: {
    labels: {
      'app.kubernetes.io/part-of': random.pick(['turnover', 'elsewhere']),
      'example.com/round': random.hex(6),
    },
  },
});

const template = (name: string) => ({
  metadata: { labels: { app: name, 'app.kubernetes.io/part-of': 'turnover' } },
  spec: podSpec,
});

const podSpec = {
  terminationGracePeriodSeconds: 1,
  tolerations: [{ operator: 'Exists' }],
  containers: [
    {
      name: 'main',
      image: 'registry.example.com/turnover:1',
      resources: {
        requests: { cpu: '15m', memory: '24Mi' },
        limits: { cpu: '40m', memory: '48Mi' },
      },
    },
  ],
};

const selector = (name: string) => ({ matchLabels: { app: name } });

const quotaOf = (random: Random) => ({
  hard: {
    'requests.cpu': `${random.between(2_000, 8_000)}m`,
    'requests.memory': `${random.between(4, 16)}Gi`,
    services: `${random.between(4, 20)}`,
  },
});

const scale = (random: Random) => ({
  spec: { replicas: random.between(0, 4) },
});

export const madeKinds: readonly MadeKind[] = [
  {
    kind: 'Pod',
    plural: 'pods',
    path: '/api/v1',
    spec: () => ({ spec: podSpec }),
    patch: relabel,
  },
  {
    kind: 'Deployment',
    plural: 'deployments',
    path: '/apis/apps/v1',
    spec: (name, random) => ({
      spec: {
        replicas: random.between(0, 4),
        selector: selector(name),
        template: template(name),
      },
    }),
    patch: random => (random.chance(0.5) ? scale(random) : relabel(random)),
  },
  {
    kind: 'StatefulSet',
    plural: 'statefulsets',
    path: '/apis/apps/v1',
    spec: (name, random) => ({
      spec: {
        replicas: random.between(0, 2),
        serviceName: name,
        selector: selector(name),
        template: template(name),
      },
    }),
    patch: scale,
  },
  {
    kind: 'DaemonSet',
    plural: 'daemonsets',
    path: '/apis/apps/v1',
    spec: name => ({
      spec: {
        selector: selector(name),
        template: {
          ...template(name),
          // On no node: one pod for each would be too many.
          spec: { ...podSpec, nodeSelector: { turnover: 'nowhere' } },
        },
      },
    }),
    patch: relabel,
  },
  {
    kind: 'Job',
    plural: 'jobs',
    path: '/apis/batch/v1',
    spec: name => ({
      spec: {
        template: {
          ...template(name),
          spec: { ...podSpec, restartPolicy: 'Never' },
        },
      },
    }),
    patch: relabel,
  },
  {
    kind: 'CronJob',
    plural: 'cronjobs',
    path: '/apis/batch/v1',
    spec: name => ({
      spec: {
        schedule: '0 0 1 1 *',
        jobTemplate: {
          spec: {
            template: {
              ...template(name),
              spec: { ...podSpec, restartPolicy: 'Never' },
            },
          },
        },
      },
    }),
    patch: random => ({ spec: { suspend: random.chance(0.5) } }),
  },
  {
    kind: 'ResourceQuota',
    plural: 'resourcequotas',
    path: '/api/v1',
    spec: (_name, random) => ({ spec: quotaOf(random) }),
    patch: random => ({ spec: quotaOf(random) }),
  },
  {
    kind: 'Service',
    plural: 'services',
    path: '/api/v1',
    spec: name => ({
      spec: { selector: { app: name }, ports: [{ port: 80 }] },
    }),
    patch: relabel,
  },
  {
    kind: 'Ingress',
    plural: 'ingresses',
    path: '/apis/networking.k8s.io/v1',
    spec: name => ({
      spec: {
        defaultBackend: { service: { name, port: { number: 80 } } },
      },
    }),
    patch: relabel,
  },
  {
    kind: 'HorizontalPodAutoscaler',
    plural: 'horizontalpodautoscalers',
    path: '/apis/autoscaling/v2',
    spec: (name, random) => ({
      spec: {
        scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name },
        minReplicas: 1,
        maxReplicas: random.between(2, 9),
      },
    }),
    patch: random => ({ spec: { maxReplicas: random.between(2, 9) } }),
  },
  {
    kind: 'PodDisruptionBudget',
    plural: 'poddisruptionbudgets',
    path: '/apis/policy/v1',
    spec: name => ({ spec: { minAvailable: 1, selector: selector(name) } }),
    patch: random => ({ spec: { minAvailable: random.between(0, 3) } }),
  },
  {
    kind: customKind.kind,
    plural: customKind.plural,
    path: `/apis/${customKind.group}/${customKind.served}`,
    spec: (_name, random) => ({ spec: { size: random.between(1, 99) } }),
    patch: random => ({ spec: { size: random.between(1, 99) } }),
  },
];

import type { KubeDraft } from '../model/KubeObject.ts';
import type { SandboxCluster } from '../SandboxCluster.ts';
import {
  behaviourAnnotation,
  containerAnnotation,
  durationAnnotation,
} from '../model/podBehaviour.ts';
import type { Behaviour } from '../model/podBehaviour.ts';

/** A workload of a scenario with what usually stands around it. */
export interface WorkloadOptions {
  kind?: 'Deployment' | 'StatefulSet' | 'DaemonSet';
  /** The component in the catalog; `name` when left out. */
  component?: string;
  /** False for workloads that the catalog does not know. */
  inCatalog?: boolean;
  name: string;
  namespace: string;
  partOf: string;
  /** Without tag. */
  image: string;
  version: string;
  replicas?: number;
  port?: number;
  /** Requests; limits are twice the CPU and the same memory. */
  cpu: string;
  memory: string;
  env?: Record<string, string>;
  sidecar?: { name: string; image: string };
  init?: { name: string; image: string; command: string[] };
  host?: string;
  autoscale?: { min: number; max: number; target: number };
  /** Adds a PodDisruptionBudget. */
  minAvailable?: number | string;
  behaviour?: Behaviour;
  behaviourContainer?: string;
  /** Seconds that a container runs where the behaviour ends it. */
  durationSeconds?: number;
  progressDeadlineSeconds?: number;
  hostNetwork?: boolean;
}

function labelsOf(options: WorkloadOptions, version = true) {
  const { component = options.name } = options;
  return {
    'app.kubernetes.io/name': options.name,
    'app.kubernetes.io/part-of': options.partOf,
    ...(version ? { 'app.kubernetes.io/version': options.version } : {}),
    ...(options.inCatalog === false
      ? {}
      : { 'backstage.io/kubernetes-id': component }),
  };
}

function environment(options: WorkloadOptions) {
  return [
    { name: 'LOG_LEVEL', value: 'info' },
    ...Object.entries(options.env ?? {}).map(([name, value]) => ({
      name,
      value,
    })),
    {
      name: 'POD_IP',
      valueFrom: { fieldRef: { apiVersion: 'v1', fieldPath: 'status.podIP' } },
    },
  ];
}

function containersOf(options: WorkloadOptions) {
  const { port } = options;
  const main = {
    name: options.name.slice(0, 63),
    image: `${options.image}:${options.version}`,
    env: environment(options),
    ...(port
      ? {
          ports: [{ name: 'http', containerPort: port }],
          readinessProbe: {
            httpGet: { path: '/healthz', port: 'http' },
            initialDelaySeconds: 2,
          },
          livenessProbe: { httpGet: { path: '/livez', port: 'http' } },
        }
      : {}),
    resources: {
      requests: { cpu: options.cpu, memory: options.memory },
      limits: { memory: options.memory },
    },
  };
  return options.sidecar
    ? [
        main,
        {
          ...options.sidecar,
          resources: { requests: { cpu: '20m', memory: '32Mi' } },
        },
      ]
    : [main];
}

function templateOf(options: WorkloadOptions) {
  const annotations: Record<string, string> = {
    ...(options.port
      ? {
          'prometheus.io/scrape': 'true',
          'prometheus.io/port': String(options.port),
        }
      : {}),
    ...(options.behaviour ? { [behaviourAnnotation]: options.behaviour } : {}),
    ...(options.behaviourContainer
      ? { [containerAnnotation]: options.behaviourContainer }
      : {}),
    ...(options.durationSeconds
      ? { [durationAnnotation]: String(options.durationSeconds) }
      : {}),
  };
  return {
    metadata: { labels: labelsOf(options), annotations },
    spec: {
      serviceAccountName: 'default',
      ...(options.hostNetwork ? { hostNetwork: true } : {}),
      ...(options.kind === 'DaemonSet'
        ? { tolerations: [{ operator: 'Exists' }] }
        : {}),
      ...(options.init ? { initContainers: [options.init] } : {}),
      containers: containersOf(options),
    },
  };
}

/** The Deployment, StatefulSet or DaemonSet alone. */
export function workloadObject(options: WorkloadOptions): KubeDraft {
  const { kind = 'Deployment', name, namespace } = options;
  return {
    apiVersion: 'apps/v1',
    kind,
    metadata: {
      name,
      namespace,
      labels: labelsOf(options),
      annotations: {
        'kubernetes.io/change-cause': `release ${options.version}`,
      },
    },
    spec: {
      ...(kind === 'DaemonSet' ? {} : { replicas: options.replicas ?? 1 }),
      ...(kind === 'StatefulSet' ? { serviceName: name } : {}),
      ...(options.progressDeadlineSeconds
        ? { progressDeadlineSeconds: options.progressDeadlineSeconds }
        : {}),
      selector: {
        matchLabels: {
          'app.kubernetes.io/name': name,
          'app.kubernetes.io/part-of': options.partOf,
        },
      },
      template: templateOf(options),
    },
  };
}

/** What stands around a workload: service, ingress, autoscaler, budget. */
export function addWorkload(
  cluster: SandboxCluster,
  options: WorkloadOptions,
): void {
  const { name, namespace, port } = options;
  const metadata = { name, namespace, labels: labelsOf(options, false) };
  const selector = { 'app.kubernetes.io/name': name };
  cluster.apply(workloadObject(options));
  if (port) {
    const random = cluster.api.random;
    cluster.apply({
      apiVersion: 'v1',
      kind: 'Service',
      metadata,
      spec: {
        selector,
        clusterIP: `10.96.${random.between(0, 250)}.${random.between(2, 250)}`,
        ports: [{ name: 'http', port: 80, targetPort: 'http' }],
      },
    });
  }
  if (options.host) {
    cluster.apply({
      apiVersion: 'networking.k8s.io/v1',
      kind: 'Ingress',
      metadata,
      spec: {
        ingressClassName: 'nginx',
        tls: [{ hosts: [options.host], secretName: `${name}-tls` }],
        rules: [
          {
            host: options.host,
            http: {
              paths: [
                {
                  path: '/',
                  pathType: 'Prefix',
                  backend: { service: { name, port: { name: 'http' } } },
                },
              ],
            },
          },
        ],
      },
    });
  }
  if (options.autoscale) {
    const { min, max, target } = options.autoscale;
    cluster.apply({
      apiVersion: 'autoscaling/v2',
      kind: 'HorizontalPodAutoscaler',
      metadata,
      spec: {
        scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name },
        minReplicas: min,
        maxReplicas: max,
        metrics: [
          {
            type: 'Resource',
            resource: {
              name: 'cpu',
              target: { type: 'Utilization', averageUtilization: target },
            },
          },
        ],
      },
    });
  }
  if (options.minAvailable !== undefined) {
    cluster.apply({
      apiVersion: 'policy/v1',
      kind: 'PodDisruptionBudget',
      metadata,
      spec: {
        minAvailable: options.minAvailable,
        selector: { matchLabels: selector },
      },
    });
  }
}

/** Releases another version of a workload that exists. */
export function release(
  cluster: SandboxCluster,
  options: WorkloadOptions,
  version: string,
): void {
  const draft = workloadObject({ ...options, version });
  const { replicas: _replicas, ...spec } = draft.spec as {
    replicas?: number;
  };
  cluster.apply({ ...draft, spec });
}

import type { SandboxCluster } from '../SandboxCluster.ts';
import {
  behaviourAnnotation,
  durationAnnotation,
} from '../model/podBehaviour.ts';

interface BatchOptions {
  name: string;
  namespace: string;
  component: string;
  image: string;
  /** Makes it a CronJob. */
  schedule?: string;
  suspend?: boolean;
  behaviour?: 'completes' | 'fails';
  durationSeconds?: number;
  backoffLimit?: number;
}

/** Adds a Job, or a CronJob when it has a schedule. */
export function addBatch(cluster: SandboxCluster, options: BatchOptions): void {
  const { name, namespace, behaviour = 'completes', schedule } = options;
  const labels = {
    'app.kubernetes.io/name': name,
    'app.kubernetes.io/part-of': 'storefront',
    'backstage.io/kubernetes-id': options.component,
  };
  const spec = {
    backoffLimit: options.backoffLimit ?? 3,
    template: {
      metadata: {
        labels,
        annotations: {
          [behaviourAnnotation]: behaviour,
          [durationAnnotation]: String(options.durationSeconds ?? 30),
        },
      },
      spec: {
        restartPolicy: 'Never',
        containers: [
          {
            name,
            image: options.image,
            resources: { requests: { cpu: '100m', memory: '128Mi' } },
          },
        ],
      },
    },
  };
  const metadata = { name, namespace, labels };
  cluster.apply(
    schedule
      ? {
          apiVersion: 'batch/v1',
          kind: 'CronJob',
          metadata,
          spec: {
            schedule,
            suspend: options.suspend ?? false,
            concurrencyPolicy: 'Forbid',
            jobTemplate: { metadata: { labels }, spec },
          },
        }
      : { apiVersion: 'batch/v1', kind: 'Job', metadata, spec },
  );
}

/** Adds a quota to a namespace. */
export function addQuota(
  cluster: SandboxCluster,
  namespace: string,
  hard: Record<string, string>,
): void {
  cluster.apply({
    apiVersion: 'v1',
    kind: 'ResourceQuota',
    metadata: { name: 'compute', namespace },
    spec: { hard },
  });
}

/** Adds the settings and credentials of the shop. */
export function addSettings(
  cluster: SandboxCluster,
  environment: string,
): void {
  cluster.apply({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'storefront-settings', namespace: 'storefront' },
    data: {
      'features.json': JSON.stringify({ newCheckout: true, giftCards: false }),
      environment,
    },
  });
  cluster.apply({
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: 'ledger-credentials', namespace: 'payments' },
    stringData: { username: 'ledger', password: `not-a-real-${environment}` },
  });
}

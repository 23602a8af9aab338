import type { NamespacePlan } from '../plan/FleetPlan.ts';
import type { KubernetesManifest } from './KubernetesManifest.ts';

export function namespaceManifest(plan: NamespacePlan): KubernetesManifest {
  return {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: {
      name: plan.name,
      labels: {
        'wheelhouse.dev/owner': plan.owner,
        'app.kubernetes.io/part-of': plan.name,
      },
    },
  };
}

/** Made here, as no controller runs yet when the pods that need it are made. */
export function serviceAccountManifest(namespace: string): KubernetesManifest {
  return {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: { name: 'default', namespace },
  };
}

export interface NamespaceDemand {
  readonly pods: number;
  readonly millicpus: number;
  readonly memoryMi: number;
  readonly services: number;
}

/** Room for half as much again. */
export function quotaManifest(
  namespace: string,
  demand: NamespaceDemand,
): KubernetesManifest {
  const roomy = (value: number) => Math.ceil(value * 1.5) + 10;
  return {
    apiVersion: 'v1',
    kind: 'ResourceQuota',
    metadata: { name: 'compute', namespace },
    spec: {
      hard: {
        pods: String(roomy(demand.pods)),
        services: String(roomy(demand.services)),
        'requests.cpu': `${roomy(demand.millicpus)}m`,
        'requests.memory': `${roomy(demand.memoryMi)}Mi`,
        'limits.cpu': `${roomy(demand.millicpus * 2)}m`,
        'limits.memory': `${roomy(demand.memoryMi * 2)}Mi`,
      },
    },
  };
}

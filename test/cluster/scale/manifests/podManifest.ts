import type { DeploymentPlan, PodPlan } from '../plan/FleetPlan.ts';
import type { Random } from '../Random.ts';
import type { KubernetesManifest } from './KubernetesManifest.ts';
import { podSpec } from './podSpec.ts';
import { controllerReference, podLabels } from './workloadManifests.ts';

/** A pod of a replica set's, and yet not like its brothers. */
export function podManifest(
  plan: DeploymentPlan,
  pod: PodPlan,
  replicaSetUid: string,
  random: Random,
): KubernetesManifest {
  const replicaSet = `${plan.name}-${plan.templateHash}`;
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: pod.name,
      namespace: plan.namespace,
      labels: podLabels(plan),
      annotations: annotations(plan, pod, random),
      ownerReferences: [
        controllerReference('ReplicaSet', replicaSet, replicaSetUid),
      ],
    },
    spec: podSpec(plan, pod, random),
  };
}

function annotations(
  plan: DeploymentPlan,
  { address }: PodPlan,
  random: Random,
): Record<string, string> {
  const network = address && {
    'cni.projectcalico.org/containerID': random.hex(64),
    'cni.projectcalico.org/podIP': `${address}/32`,
    'cni.projectcalico.org/podIPs': `${address}/32`,
  };
  const sidecar = plan.hasSidecar && {
    'mesh.example.com/status': JSON.stringify({
      revision: random.pick(['1-26-2', '1-26-3', '1-27-0']),
      injected: random.uuid(),
      certificate: random.hex(40),
    }),
  };
  const scraping = random.chance(0.7) && {
    'prometheus.io/scrape': 'true',
    'prometheus.io/port': String(random.pick([8080, 9090, 9102])),
  };
  return {
    'checksum/config': random.hex(64),
    'example.com/build': String(random.between(10_000, 99_999)),
    ...network,
    ...sidecar,
    ...scraping,
  };
}

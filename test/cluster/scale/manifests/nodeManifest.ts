import type { Random } from '../Random.ts';
import type { NodePlan } from '../plan/FleetPlan.ts';
import type { KubernetesManifest } from './KubernetesManifest.ts';

/** The annotation by which KWOK knows the nodes that it plays. */
export const kwokNodeAnnotation = 'kwok.x-k8s.io/node';

/** A node with its status, as a kubelet would register it. */
export function nodeManifest(
  plan: NodePlan,
  random: Random,
  now: Date,
): KubernetesManifest {
  const role = `node-role.kubernetes.io/${plan.role}`;
  const allocatable = {
    cpu: `${plan.cpus * 1000 - 120}m`,
    memory: `${plan.memoryGi * 1024 - random.between(900, 1400)}Mi`,
    'ephemeral-storage': '95491281146',
    pods: String(plan.podLimit),
  };
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: {
      name: plan.name,
      labels: {
        'kubernetes.io/hostname': plan.name,
        'kubernetes.io/arch': 'amd64',
        'kubernetes.io/os': 'linux',
        'node.kubernetes.io/instance-type': `m${plan.cpus}`,
        'topology.kubernetes.io/region': 'north-1',
        'topology.kubernetes.io/zone': plan.zone,
        [role]: '',
      },
      // Without it nobody plays the node, and it counts as unreachable.
      annotations: plan.reachable ? { [kwokNodeAnnotation]: 'fake' } : {},
    },
    spec: {
      podCIDR: `${plan.podNetwork}.0/24`,
      podCIDRs: [`${plan.podNetwork}.0/24`],
      providerID: `fleet:///${plan.zone}/i-${random.hex(17)}`,
      unschedulable: plan.cordoned || undefined,
      taints: plan.taint && [{ ...plan.taint, effect: 'NoSchedule' }],
    },
    status: {
      addresses: [
        { type: 'InternalIP', address: plan.address },
        { type: 'Hostname', address: plan.name },
      ],
      allocatable,
      capacity: {
        ...allocatable,
        cpu: String(plan.cpus),
        memory: `${plan.memoryGi}Gi`,
      },
      conditions: conditions(plan, random, now),
      nodeInfo: {
        architecture: 'amd64',
        bootID: random.uuid(),
        containerRuntimeVersion: 'containerd://1.7.27',
        kernelVersion: `6.1.0-${random.between(28, 40)}-amd64`,
        kubeProxyVersion: '',
        kubeletVersion: 'v1.34.4',
        machineID: random.hex(32),
        operatingSystem: 'linux',
        osImage: 'Debian GNU/Linux 12 (bookworm)',
        systemUUID: random.uuid(),
      },
    },
  };
}

const pressures = [
  ['MemoryPressure', 'KubeletHasSufficientMemory', 'memory available'],
  ['DiskPressure', 'KubeletHasNoDiskPressure', 'disk pressure'],
  ['PIDPressure', 'KubeletHasSufficientPID', 'PID available'],
] as const;

function conditions({ reachable }: NodePlan, random: Random, now: Date) {
  const times = {
    lastHeartbeatTime: seconds(now),
    lastTransitionTime: seconds(
      new Date(now.getTime() - random.between(1, 90) * 86_400_000),
    ),
  };
  if (!reachable) {
    const types = ['Ready', ...pressures.map(([type]) => type)];
    return types.map(type => ({
      ...{ type, status: 'Unknown', reason: 'NodeStatusUnknown' },
      message: 'Kubelet stopped posting node status.',
      ...times,
    }));
  }
  return [
    ...pressures.map(([type, reason, what]) => ({
      ...{ type, status: 'False', reason, ...times },
      message: `kubelet has ${
        type === 'DiskPressure' ? 'no' : 'sufficient'
      } ${what}`,
    })),
    {
      ...{ type: 'Ready', status: 'True', reason: 'KubeletReady', ...times },
      message: 'kubelet is posting ready status',
    },
  ];
}

/** The time as Kubernetes writes it, without fractions. */
export function seconds(time: Date): string {
  return time.toISOString().replace(/\.\d+Z$/, 'Z');
}

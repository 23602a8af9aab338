import type { SandboxCluster } from '../SandboxCluster.ts';

interface NodePoolOptions {
  /** Names count up from this: `harbor-a1`, `harbor-b1`. */
  prefix: string;
  zones: string[];
  perZone: number;
  region: string;
  instanceType: string;
  cpu: string;
  /** Such as `32Gi`. */
  memory: string;
  kubeletVersion: string;
}

const ready = [
  [
    'MemoryPressure',
    'False',
    'KubeletHasSufficientMemory',
    'kubelet has sufficient memory available',
  ],
  [
    'DiskPressure',
    'False',
    'KubeletHasNoDiskPressure',
    'kubelet has no disk pressure',
  ],
  [
    'PIDPressure',
    'False',
    'KubeletHasSufficientPID',
    'kubelet has sufficient PID available',
  ],
  ['Ready', 'True', 'KubeletReady', 'kubelet is posting ready status'],
];

/** Adds worker nodes, spread over zones. */
export function addNodes(
  cluster: SandboxCluster,
  options: NodePoolOptions,
): void {
  let index = 0;
  const now = cluster.api.clock.timestamp();
  for (let number = 1; number <= options.perZone; number++) {
    for (const zone of options.zones) {
      index++;
      const name = `${options.prefix}-${zone}${number}`;
      const resources = {
        cpu: options.cpu,
        memory: options.memory,
        pods: '110',
        'ephemeral-storage': '102687672Ki',
      };
      cluster.apply({
        apiVersion: 'v1',
        kind: 'Node',
        metadata: {
          name,
          labels: {
            'kubernetes.io/arch': 'amd64',
            'kubernetes.io/hostname': name,
            'kubernetes.io/os': 'linux',
            'node-role.kubernetes.io/worker': '',
            'node.kubernetes.io/instance-type': options.instanceType,
            'topology.kubernetes.io/region': options.region,
            'topology.kubernetes.io/zone': `${options.region}-${zone}`,
          },
          annotations: {
            'volumes.kubernetes.io/controller-managed-attach-detach': 'true',
          },
        },
        spec: {
          podCIDR: `10.244.${index}.0/24`,
          podCIDRs: [`10.244.${index}.0/24`],
          providerID: `sandbox:///${options.region}-${zone}/${name}`,
        },
        status: {
          capacity: resources,
          allocatable: resources,
          addresses: [
            { type: 'InternalIP', address: `10.0.0.${10 + index}` },
            { type: 'Hostname', address: name },
          ],
          conditions: ready.map(([type, status, reason, message]) => ({
            type,
            status,
            reason,
            message,
            lastHeartbeatTime: now,
            lastTransitionTime: now,
          })),
          daemonEndpoints: { kubeletEndpoint: { Port: 10250 } },
          nodeInfo: {
            machineID: cluster.api.random.uuid().replaceAll('-', ''),
            systemUUID: cluster.api.random.uuid(),
            bootID: cluster.api.random.uuid(),
            kernelVersion: '6.12.43',
            osImage: 'Debian GNU/Linux 13 (trixie)',
            containerRuntimeVersion: 'containerd://2.1.4',
            kubeletVersion: options.kubeletVersion,
            kubeProxyVersion: '',
            operatingSystem: 'linux',
            architecture: 'amd64',
          },
        },
      });
    }
  }
}

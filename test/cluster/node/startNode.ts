import { join } from 'node:path';
import { ClusterError } from '../ClusterError.ts';
import { AdminClient } from '../control-plane/AdminClient.ts';
import { awaitAnswer } from '../control-plane/awaitAnswer.ts';
import { writeBusyboxImages } from '../images/busyboxImages.ts';
import type { InstancePaths } from '../instances/instanceFolder.ts';
import type { ClusterPorts, NodeTraces } from '../instances/instanceRecord.ts';
import { writeJson } from '../instances/jsonFile.ts';
import { logTail, startPart } from '../processes/part.ts';
import { createCgroup } from './cgroups.ts';
import { containerdSocket, nodeName, writeNodeFiles } from './nodeFiles.ts';
import type { NodeTools } from './nodeTools.ts';
import type { PodNetwork } from './podNetwork.ts';

export interface NodeOptions {
  readonly paths: InstancePaths;
  readonly ports: ClusterPorts;
  /** Our own program. */
  readonly program: string;
  readonly tools: NodeTools;
  readonly network: PodNetwork;
  /** Already in the record, so that they are found again whatever happens. */
  readonly traces: NodeTraces;
  readonly log: (line: string) => void;
  readonly signal?: AbortSignal;
}

/**
 * Starts a machine of its own process and mount namespace with containerd, a
 * kubelet and the images, and waits until the node is ready.
 *
 * @throws ClusterError with the last lines of what failed.
 */
export async function startNode(options: NodeOptions): Promise<void> {
  const { paths, ports, program, tools, network, traces, log } = options;
  log('making the images');
  const imageArchives = await writeBusyboxImages(paths.images, tools.busybox);
  const files = writeNodeFiles({
    ...{ paths, tools, network, bridge: traces.bridge, cgroup: traces.cgroup },
    server: `https://127.0.0.1:${ports.apiServer}`,
  });
  createCgroup(traces.cgroup);
  const plan = join(paths.folder, 'node', 'plan.json');
  writeJson(plan, {
    directory: paths.folder,
    bridge: traces.bridge,
    gateway: `${network.gateway}/24`,
    containerdCommand: [tools.containerd, '--config', files.containerdConfig],
    containerdSocket,
    importCommand: [
      ...[tools.ctr, '--address', containerdSocket],
      ...['--namespace', 'k8s.io', 'images', 'import'],
    ],
    imageArchives,
    kubeletArguments: [
      `--config=${files.kubeletConfig}`,
      `--kubeconfig=${files.kubeletKubeconfig}`,
      `--hostname-override=${nodeName}`,
      `--node-ip=${network.gateway}`,
    ],
  });
  log('starting containerd and the kubelet');
  await startPart(paths, 'node', [program, 'node', plan]);
  await awaitNode(options);
}

async function awaitNode({ paths, ports, signal }: NodeOptions) {
  const client = AdminClient.create(paths, ports.apiServer);
  try {
    await awaitAnswer(paths, ['node'], signal, async () => {
      const node = await client.get(`/api/v1/nodes/${nodeName}`);
      return node && isReady(node) ? node : undefined;
    });
  } catch (error) {
    if (!(error instanceof ClusterError)) {
      throw error;
    }
    const tails = (['containerd', 'kubelet'] as const).map(
      name => `${name}:\n${logTail(paths, name)}`,
    );
    throw new ClusterError([error.message, ...tails].join('\n'));
  }
}

/** Ready, and no longer kept from pods by the taint of a node that is not. */
function isReady(body: string): boolean {
  const { spec, status } = JSON.parse(body) as {
    spec?: { taints?: Array<{ key: string }> };
    status?: { conditions?: Array<{ type: string; status: string }> };
  };
  return (
    !spec?.taints?.some(({ key }) => key.startsWith('node.kubernetes.io/')) &&
    status?.conditions?.some(
      ({ type, status: value }) => type === 'Ready' && value === 'True',
    ) === true
  );
}

import { parseQuantity } from '../model/quantity.ts';
import type { Node, Pod, PodSpec, Taint, Toleration } from '../model/shapes.ts';

/** Whether a toleration covers a taint. */
export function tolerates(toleration: Toleration, taint: Taint): boolean {
  if (toleration.effect && toleration.effect !== taint.effect) {
    return false;
  }
  if (toleration.operator === 'Exists') {
    return !toleration.key || toleration.key === taint.key;
  }
  return (
    toleration.key === taint.key &&
    (toleration.value ?? '') === (taint.value ?? '')
  );
}

/** The first taint of the given effects that nothing tolerates. */
export function untolerated(
  node: Node,
  tolerations: Toleration[] | undefined,
  effects: string[],
): Taint | undefined {
  return (node.spec.taints ?? []).find(
    taint =>
      effects.includes(taint.effect) &&
      !(tolerations ?? []).some(item => tolerates(item, taint)),
  );
}

/** Why a node does not take a pod, resources aside; undefined if it does. */
export function nodeAccepts(
  node: Node,
  spec: Pick<PodSpec, 'nodeSelector' | 'tolerations'>,
): string | undefined {
  const labels = node.metadata.labels ?? {};
  const selected = Object.entries(spec.nodeSelector ?? {}).every(
    ([key, value]) => labels[key] === value,
  );
  if (!selected) {
    return "node(s) didn't match Pod's node affinity/selector";
  }
  const taint = untolerated(node, spec.tolerations, [
    'NoSchedule',
    'NoExecute',
  ]);
  if (!taint) {
    return undefined;
  }
  if (taint.key === 'node.kubernetes.io/unschedulable') {
    return 'node(s) were unschedulable';
  }
  return `node(s) had untolerated taint {${taint.key}: ${taint.value ?? ''}}`;
}

/** CPU in cores and memory in bytes that a pod asks for. */
export function podRequests(spec: PodSpec): { cpu: number; memory: number } {
  let cpu = 0;
  let memory = 0;
  for (const container of spec.containers) {
    const { requests = {}, limits = {} } = container.resources ?? {};
    cpu += parseQuantity(requests.cpu ?? limits.cpu);
    memory += parseQuantity(requests.memory ?? limits.memory);
  }
  return { cpu, memory };
}

/** What the pods on a node have requested. */
export interface NodeUse {
  cpu: number;
  memory: number;
  pods: number;
}

/** Sums requests per node. */
export function useByNode(pods: Pod[]): Map<string, NodeUse> {
  const uses = new Map<string, NodeUse>();
  for (const pod of pods) {
    const { nodeName } = pod.spec;
    const { phase } = pod.status;
    if (nodeName && phase !== 'Succeeded' && phase !== 'Failed') {
      const use = uses.get(nodeName) ?? { cpu: 0, memory: 0, pods: 0 };
      const { cpu, memory } = podRequests(pod.spec);
      uses.set(nodeName, {
        cpu: use.cpu + cpu,
        memory: use.memory + memory,
        pods: use.pods + 1,
      });
    }
  }
  return uses;
}

/** Why a node has no room for a pod; undefined when it has. */
export function lacksRoom(
  node: Node,
  use: NodeUse,
  spec: PodSpec,
): string | undefined {
  const allocatable = node.status.allocatable ?? {};
  const { cpu, memory } = podRequests(spec);
  if (use.pods + 1 > parseQuantity(allocatable.pods ?? '110')) {
    return 'Too many pods';
  }
  if (use.cpu + cpu > parseQuantity(allocatable.cpu) + 1e-9) {
    return 'Insufficient cpu';
  }
  if (use.memory + memory > parseQuantity(allocatable.memory)) {
    return 'Insufficient memory';
  }
  return undefined;
}

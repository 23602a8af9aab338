import type { StoreEvent } from '../api/ObjectStore.ts';
import { findCondition, setCondition } from '../model/conditions.ts';
import type { Node, Pod } from '../model/shapes.ts';
import { Controller, keyOf, splitKey } from './Controller.ts';
import { daemonNode } from './DaemonSetController.ts';
import { lacksRoom, nodeAccepts, useByNode } from './nodeFit.ts';
import type { NodeUse } from './nodeFit.ts';
import { parseQuantity } from '../model/quantity.ts';

const component = 'default-scheduler';

/** Gives pods to nodes: the one with the most room among those that fit. */
export class Scheduler extends Controller {
  private readonly waiting = new Set<string>();

  protected override observe(event: StoreEvent): void {
    if (event.resource === 'pods') {
      const pod = event.object as Pod;
      if (event.type === 'DELETED') {
        this.waiting.delete(keyOf(pod));
        this.retry();
      } else if (!pod.spec.nodeName && event.type === 'ADDED') {
        this.enqueue(keyOf(pod), 20);
      }
    } else if (event.resource === 'nodes') {
      this.retry();
    }
  }

  protected override reconcile(key: string): void {
    const { namespace, name } = splitKey(key);
    const pod = this.client.get<Pod>('pods', namespace, name);
    if (!pod || pod.spec.nodeName || pod.metadata.deletionTimestamp) {
      this.waiting.delete(key);
      return;
    }
    const uses = useByNode(this.client.list<Pod>('pods'));
    const reasons = new Map<string, number>();
    let best: { node: Node; score: number } | undefined;
    const nodes = this.client.list<Node>('nodes');
    for (const node of nodes) {
      const use = uses.get(node.metadata.name) ?? {
        cpu: 0,
        memory: 0,
        pods: 0,
      };
      const reason = this.obstacle(node, use, pod);
      if (reason) {
        reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
      } else {
        const score = this.score(node, use);
        if (!best || score > best.score) {
          best = { node, score };
        }
      }
    }
    if (best) {
      this.waiting.delete(key);
      this.bind(pod, best.node);
    } else {
      this.waiting.add(key);
      this.refuse(pod, nodes.length, reasons);
    }
  }

  private obstacle(node: Node, use: NodeUse, pod: Pod): string | undefined {
    const only = daemonNode(pod);
    if (only && only !== node.metadata.name) {
      return "node(s) didn't match Pod's node affinity/selector";
    }
    return nodeAccepts(node, pod.spec) ?? lacksRoom(node, use, pod.spec);
  }

  private score(node: Node, use: NodeUse): number {
    const { cpu, memory } = node.status.allocatable ?? {};
    const free = (used: number, total: string | undefined) =>
      1 - used / (parseQuantity(total) || 1);
    return free(use.cpu, cpu) + free(use.memory, memory) - use.pods / 1000;
  }

  private bind(pod: Pod, node: Node): void {
    const { name, namespace } = pod.metadata;
    const bound = this.client.update({
      ...pod,
      spec: { ...pod.spec, nodeName: node.metadata.name },
    }) as Pod;
    this.client.setStatus(bound, {
      ...bound.status,
      conditions: setCondition(
        bound.status.conditions,
        { type: 'PodScheduled', status: 'True', lastProbeTime: null },
        this.clock.timestamp(),
      ),
    });
    this.context.events.record(pod, {
      reason: 'Scheduled',
      message: `Successfully assigned ${namespace}/${name} to ${node.metadata.name}`,
      component,
    });
  }

  private refuse(pod: Pod, total: number, reasons: Map<string, number>): void {
    const parts = [...reasons]
      .map(([reason, count]) => `${count} ${reason}`)
      .sort();
    const none = `0/${total} nodes are available`;
    const message =
      total === 0
        ? 'no nodes available to schedule pods'
        : `${none}: ${parts.join(
            ', ',
          )}. preemption: ${none}: ${total} Preemption is not helpful for scheduling.`;
    const before = findCondition(pod.status.conditions, 'PodScheduled');
    if (before?.message !== message) {
      this.client.setStatus(pod, {
        ...pod.status,
        conditions: setCondition(
          pod.status.conditions,
          {
            type: 'PodScheduled',
            status: 'False',
            reason: 'Unschedulable',
            message,
            lastProbeTime: null,
          },
          this.clock.timestamp(),
        ),
      });
    }
    this.context.events.record(pod, {
      type: 'Warning',
      reason: 'FailedScheduling',
      message,
      component,
    });
    this.enqueue(keyOf(pod), 300_000);
  }

  private retry(): void {
    for (const key of this.waiting) {
      this.enqueue(key, 500);
    }
  }
}

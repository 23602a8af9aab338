import type { StoreEvent } from '../api/ObjectStore.ts';
import { setCondition } from '../model/conditions.ts';
import { behaviourAnnotation } from '../model/podBehaviour.ts';
import type { Node, Pod, Taint } from '../model/shapes.ts';
import { Controller, keyOf, splitKey } from './Controller.ts';
import { tolerates } from './nodeFit.ts';

const component = 'node-controller';
const unreachable = 'node.kubernetes.io/unreachable';
const unschedulable = 'node.kubernetes.io/unschedulable';

/** True where an annotation says that the kubelet of a node has stopped. */
export function nodeIsDown(node: Node): boolean {
  return node.metadata.annotations?.[behaviourAnnotation] === 'not-ready';
}

function withTaint(taints: Taint[], taint: Taint, wanted: boolean): Taint[] {
  const others = taints.filter(
    item => item.key !== taint.key || item.effect !== taint.effect,
  );
  const present = taints.length > others.length;
  if (present === wanted) {
    return taints;
  }
  return wanted ? [...others, taint] : others;
}

/** Marks nodes that are down or cordoned and moves pods away from them. */
export class NodeLifecycleController extends Controller {
  protected override observe(event: StoreEvent): void {
    if (event.resource === 'nodes') {
      this.enqueue(keyOf(event.object));
    }
  }

  /** Renews what kubelets renew: leases often, node statuses rarely. */
  heartbeat(): void {
    const now = this.clock.timestamp();
    for (const node of this.client.list<Node>('nodes')) {
      if (!nodeIsDown(node)) {
        this.client.setStatus(node, {
          ...node.status,
          conditions: node.status.conditions?.map(item => ({
            ...item,
            lastHeartbeatTime: now,
          })),
        });
      }
    }
  }

  protected override reconcile(key: string): void {
    const { name } = splitKey(key);
    const node = this.client.get<Node>('nodes', undefined, name);
    if (!node || node.metadata.deletionTimestamp) {
      return;
    }
    this.setTaints(node);
    this.setConditions(node);
    this.evict(name);
  }

  private setTaints(node: Node): void {
    const timeAdded = this.clock.timestamp();
    const before = node.spec.taints ?? [];
    const down = nodeIsDown(node);
    let taints = withTaint(
      before,
      { key: unschedulable, effect: 'NoSchedule', timeAdded },
      node.spec.unschedulable === true,
    );
    for (const effect of ['NoSchedule', 'NoExecute']) {
      taints = withTaint(taints, { key: unreachable, effect, timeAdded }, down);
    }
    if (taints !== before) {
      this.client.update({
        ...node,
        spec: { ...node.spec, taints: taints.length > 0 ? taints : undefined },
      });
    }
  }

  private setConditions(node: Node): void {
    const now = this.clock.timestamp();
    const down = nodeIsDown(node);
    const ready = node.status.conditions?.find(item => item.type === 'Ready');
    if (!ready || down === (ready.status === 'Unknown')) {
      return;
    }
    const conditions = (node.status.conditions ?? []).reduce(
      (list, item) =>
        setCondition(
          list,
          down
            ? {
                ...item,
                status: 'Unknown',
                reason: 'NodeStatusUnknown',
                message: 'Kubelet stopped posting node status.',
              }
            : {
                ...item,
                status: item.type === 'Ready' ? 'True' : 'False',
                reason:
                  item.type === 'Ready'
                    ? 'KubeletReady'
                    : 'KubeletHasNoPressure',
                message: 'kubelet is posting ready status',
                lastHeartbeatTime: now,
              },
          now,
        ),
      node.status.conditions ?? [],
    );
    this.client.setStatus(node, { ...node.status, conditions });
    this.context.events.record(node, {
      reason: down ? 'NodeNotReady' : 'NodeReady',
      message: `Node ${node.metadata.name} status is now: ${
        down ? 'NodeNotReady' : 'NodeReady'
      }`,
      component,
    });
    if (down) {
      this.markPods(node.metadata.name);
    }
  }

  /** Pods on a lost node are no longer ready. */
  private markPods(nodeName: string): void {
    const now = this.clock.timestamp();
    for (const pod of this.podsOn(nodeName)) {
      if (pod.status.conditions?.some(item => item.type === 'Ready')) {
        this.client.setStatus(pod, {
          ...pod.status,
          conditions: setCondition(
            pod.status.conditions,
            { type: 'Ready', status: 'False', lastProbeTime: null },
            now,
          ),
        });
        this.context.events.record(pod, {
          type: 'Warning',
          reason: 'NodeNotReady',
          message: 'Node is not ready',
          component,
        });
      }
    }
  }

  /** Deletes pods that do not tolerate a taint, once their time is up. */
  private evict(name: string): void {
    const node = this.client.get<Node>('nodes', undefined, name);
    const taints = (node?.spec.taints ?? []).filter(
      taint => taint.effect === 'NoExecute',
    );
    for (const taint of taints) {
      for (const pod of this.podsOn(name)) {
        const due = this.evictionTime(pod, taint);
        if (due === undefined || pod.metadata.deletionTimestamp) {
          continue;
        }
        if (due <= this.clock.now()) {
          this.context.events.record(pod, {
            reason: 'TaintManagerEviction',
            message: `Marking for deletion Pod ${pod.metadata.namespace}/${pod.metadata.name}`,
            component: 'taint-eviction-controller',
          });
          this.client.delete(pod);
        } else {
          this.enqueue(`/${name}`, due - this.clock.now() + 50);
        }
      }
    }
  }

  private evictionTime(pod: Pod, taint: Taint): number | undefined {
    const matching = (pod.spec.tolerations ?? []).filter(item =>
      tolerates(item, taint),
    );
    const since = Date.parse(taint.timeAdded ?? this.clock.timestamp());
    if (matching.length === 0) {
      return since;
    }
    const limits = matching
      .map(item => item.tolerationSeconds)
      .filter(seconds => seconds !== undefined);
    return limits.length > 0 ? since + Math.min(...limits) * 1000 : undefined;
  }

  private podsOn(nodeName: string): Pod[] {
    return this.client
      .list<Pod>('pods')
      .filter(pod => pod.spec.nodeName === nodeName);
  }
}

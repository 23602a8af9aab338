import type { StoreEvent } from '../api/ObjectStore.ts';
import type { Node, Pod } from '../model/shapes.ts';
import type { ControllerContext } from './Controller.ts';
import { nodeIsDown } from './NodeLifecycleController.ts';
import { PodWorker } from './PodWorker.ts';

/** Runs the pods of all nodes, without containers. */
export class Kubelet {
  private readonly context: ControllerContext;
  private readonly workers = new Map<string, PodWorker>();
  private readonly addresses = new Map<string, number>();

  constructor(context: ControllerContext) {
    this.context = context;
    context.api.store.subscribe(event => this.observe(event));
  }

  private observe(event: StoreEvent): void {
    if (event.resource === 'nodes') {
      this.observeNode(event);
    }
    if (event.resource !== 'pods') {
      return;
    }
    const pod = event.object as Pod;
    const { uid } = pod.metadata;
    const worker = this.workers.get(uid);
    if (event.type === 'DELETED') {
      worker?.abandon();
      this.workers.delete(uid);
      return;
    }
    if (worker) {
      const before = event.previous as Pod | undefined;
      if (
        before?.spec !== pod.spec ||
        before.metadata.deletionTimestamp !== pod.metadata.deletionTimestamp ||
        pod.spec.readinessGates
      ) {
        // Answered on the next turn: a listener must not write to the store.
        this.context.clock.schedule(0, () => worker.sync(pod));
      }
    } else if (pod.spec.nodeName && !this.isDown(pod.spec.nodeName)) {
      const ended =
        pod.status.phase === 'Succeeded' || pod.status.phase === 'Failed';
      if (!ended) {
        this.adopt(pod, pod.spec.nodeName);
      }
    }
  }

  /** A node that goes down takes its kubelet along. */
  private observeNode(event: StoreEvent): void {
    const node = event.object as Node;
    const down = event.type === 'DELETED' || nodeIsDown(node);
    const was = event.previous && nodeIsDown(event.previous as Node);
    const pods = () =>
      this.context.client
        .list<Pod>('pods')
        .filter(pod => pod.spec.nodeName === node.metadata.name);
    if (down && !was) {
      for (const pod of pods()) {
        this.workers.get(pod.metadata.uid)?.abandon();
        this.workers.delete(pod.metadata.uid);
      }
    } else if (!down && was) {
      for (const pod of pods()) {
        this.adopt(pod, node.metadata.name);
        const worker = this.workers.get(pod.metadata.uid);
        if (pod.metadata.deletionTimestamp) {
          this.context.clock.schedule(0, () => worker?.sync(pod));
        }
      }
    }
  }

  private adopt(pod: Pod, nodeName: string): void {
    const node = this.node(nodeName);
    const host =
      node?.status.addresses?.find(item => item.type === 'InternalIP')
        ?.address ?? '10.0.0.1';
    const taken = (this.addresses.get(nodeName) ?? 1) + 1;
    this.addresses.set(nodeName, taken > 250 ? 1 : taken);
    const prefix = (node?.spec.podCIDR ?? '10.244.0.0/24')
      .split('.')
      .slice(0, 3)
      .join('.');
    const hostNetwork = pod.spec.hostNetwork === true;
    this.workers.set(
      pod.metadata.uid,
      new PodWorker(this.context, pod, {
        host,
        pod: hostNetwork ? host : `${prefix}.${taken}`,
      }),
    );
  }

  private node(name: string): Node | undefined {
    return this.context.client.get<Node>('nodes', undefined, name);
  }

  private isDown(name: string): boolean {
    const node = this.node(name);
    return !node || nodeIsDown(node);
  }
}

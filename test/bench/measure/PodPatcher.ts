import { setTimeout as sleep } from 'node:timers/promises';
import type { BenchCluster, Component } from '../BenchCluster.ts';
import { clock } from './clock.ts';

/** A change that was made, and when its request was sent. */
export interface Patch {
  readonly name: string;
  readonly at: number;
}

interface Target {
  readonly name: string;
  readonly container: string;
  restarts: number;
}

/** Changes pods of a component one after the other, at a steady rate, in a way that every page shows. */
export class PodPatcher {
  private readonly cluster: BenchCluster;
  private readonly namespace: string;
  private readonly targets: Target[];
  private next = 0;

  private constructor(
    cluster: BenchCluster,
    namespace: string,
    targets: Target[],
  ) {
    this.cluster = cluster;
    this.namespace = namespace;
    this.targets = targets;
  }

  static async create(
    cluster: BenchCluster,
    component: Component,
  ): Promise<PodPatcher> {
    const pods = await cluster.podsOf(component);
    const targets = pods.flatMap(({ metadata, status }) => {
      const [container] = status.containerStatuses ?? [];
      return status.phase === 'Running' && container
        ? {
            name: metadata.name,
            container: container.name,
            restarts: container.restartCount,
          }
        : [];
    });
    return new PodPatcher(cluster, component.namespace, targets);
  }

  /** Makes so many changes, each in time even when one before it takes long. */
  async run(options: {
    count: number;
    perSecond: number;
    signal: AbortSignal;
  }): Promise<Patch[]> {
    const { count, perSecond, signal } = options;
    const patches: Patch[] = [];
    const underWay: Promise<unknown>[] = [];
    const began = clock();
    for (let index = 0; index < count; index++) {
      const due = began + (index * 1000) / perSecond;
      await sleep(Math.max(0, due - clock()), undefined, { signal });
      underWay.push(this.change(patches));
    }
    await Promise.all(underWay);
    return patches;
  }

  /** One more restart of the next pod; it comes again when all others have had theirs. */
  private async change(patches: Patch[]): Promise<void> {
    const target = this.targets[this.next % this.targets.length];
    this.next += 1;
    target.restarts += 1;
    const { name, container, restarts } = target;
    const status = {
      containerStatuses: [{ name: container, restartCount: restarts }],
    };
    patches.push({ name, at: clock() });
    await this.cluster.api.send({
      method: 'PATCH',
      path: `/api/v1/namespaces/${this.namespace}/pods/${name}/status`,
      body: { status },
      contentType: 'application/strategic-merge-patch+json',
    });
  }
}

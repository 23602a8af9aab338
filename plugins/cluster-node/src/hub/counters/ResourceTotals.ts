import { PodRow } from '@wheelhouse/backstage-plugin-cluster-common';

/** Sums over pods that have not finished: millicores or bytes. */
export interface ResourceTotal {
  /** Requests and limits of pods that have a node. */
  requested: number;
  limits: number;
  /** Requests of pods that wait for one. */
  waiting: number;
}

/** The sums of one namespace. */
export interface NamespaceResources {
  cpu: ResourceTotal;
  memory: ResourceTotal;
  pods: number;
}

/** Whether a pod has ended for good, and so keeps nothing of its node. */
export function hasFinished({ phase }: Pick<PodRow, 'phase'>): boolean {
  return phase === 'Succeeded' || phase === 'Failed';
}

/** What the pods of each namespace of a cluster ask for, moved with each change. */
export class ResourceTotals {
  private readonly namespaces = new Map<string, NamespaceResources>();

  add(pod: PodRow): void {
    this.move(pod, 1);
  }

  subtract(pod: PodRow): void {
    this.move(pod, -1);
  }

  /** Namespaces with pods that have not finished. */
  byNamespace(): ReadonlyMap<string, NamespaceResources> {
    return this.namespaces;
  }

  private move(pod: PodRow, step: 1 | -1): void {
    if (hasFinished(pod)) {
      return;
    }
    let total = this.namespaces.get(pod.namespace);
    if (!total) {
      total = { cpu: nothing(), memory: nothing(), pods: 0 };
      this.namespaces.set(pod.namespace, total);
    }
    total.pods += step;
    if (pod.node) {
      total.cpu.requested += step * pod.cpuRequest;
      total.cpu.limits += step * pod.cpuLimit;
      total.memory.requested += step * pod.memoryRequest;
      total.memory.limits += step * pod.memoryLimit;
    } else {
      total.cpu.waiting += step * pod.cpuRequest;
      total.memory.waiting += step * pod.memoryRequest;
    }
    if (total.pods === 0) {
      this.namespaces.delete(pod.namespace);
    }
  }
}

function nothing(): ResourceTotal {
  return { requested: 0, limits: 0, waiting: 0 };
}

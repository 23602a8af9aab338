import { safeHash } from '../model/SeededRandom.ts';
import type { Pod, StatefulSet } from '../model/shapes.ts';
import { OwnerController, splitKey } from './Controller.ts';
import { isReady, podFromTemplate } from './podFromTemplate.ts';

const component = 'statefulset-controller';
const revisionLabel = 'controller-revision-hash';

function ordinalOf(pod: Pod): number {
  return Number(/-(\d+)$/.exec(pod.metadata.name)?.[1] ?? -1);
}

/** Keeps numbered pods, one after the other. */
export class StatefulSetController extends OwnerController {
  protected readonly resource = 'statefulsets.apps';
  protected readonly kind = 'StatefulSet';
  protected readonly dependents = ['pods' as const];

  protected override reconcile(key: string): void {
    const { namespace, name } = splitKey(key);
    const set = this.client.get<StatefulSet>(this.resource, namespace, name);
    if (!set) {
      return;
    }
    const revision = `${name}-${safeHash(set.spec.template)}`;
    if (!set.metadata.deletionTimestamp) {
      this.step(set, revision);
    }
    this.report(set, revision);
  }

  /** Makes the one change that is due; with `Parallel` all of them. */
  private step(set: StatefulSet, revision: string): void {
    const pods = this.client.owned<Pod>('pods', set);
    const parallel = set.spec.podManagementPolicy === 'Parallel';
    const byOrdinal = new Map(pods.map(pod => [ordinalOf(pod), pod]));
    for (let ordinal = 0; ordinal < set.spec.replicas; ordinal++) {
      const pod = byOrdinal.get(ordinal);
      if (!pod) {
        this.create(set, ordinal, revision);
      } else if (pod.status.phase === 'Failed') {
        this.client.delete(pod);
      }
      const settled = pod && isReady(pod) && !pod.metadata.deletionTimestamp;
      if (!settled && !parallel) {
        return;
      }
    }
    const surplus = pods
      .filter(pod => ordinalOf(pod) >= set.spec.replicas)
      .sort((left, right) => ordinalOf(right) - ordinalOf(left));
    for (const pod of surplus) {
      if (!pod.metadata.deletionTimestamp) {
        this.remove(set, pod);
      }
      if (!parallel) {
        return;
      }
    }
    this.replaceOutdated(set, pods, revision);
  }

  private replaceOutdated(
    set: StatefulSet,
    pods: Pod[],
    revision: string,
  ): void {
    const strategy = set.spec.updateStrategy;
    if (strategy?.type === 'OnDelete') {
      return;
    }
    const partition = strategy?.rollingUpdate?.partition ?? 0;
    const ordered = [...pods].sort(
      (left, right) => ordinalOf(right) - ordinalOf(left),
    );
    for (const pod of ordered) {
      if (ordinalOf(pod) < partition) {
        return;
      }
      if (pod.metadata.deletionTimestamp || !isReady(pod)) {
        return;
      }
      if (pod.metadata.labels?.[revisionLabel] !== revision) {
        this.remove(set, pod);
        return;
      }
    }
  }

  private create(set: StatefulSet, ordinal: number, revision: string): void {
    const name = `${set.metadata.name}-${ordinal}`;
    this.client.create(
      'pods',
      set.metadata.namespace,
      podFromTemplate(set, set.spec.template, {
        name,
        labels: {
          [revisionLabel]: revision,
          'statefulset.kubernetes.io/pod-name': name,
          'apps.kubernetes.io/pod-index': String(ordinal),
        },
        spec: { hostname: name, subdomain: set.spec.serviceName },
      }),
    );
    this.context.events.record(set, {
      reason: 'SuccessfulCreate',
      message: `create Pod ${name} in StatefulSet ${set.metadata.name} successful`,
      component,
    });
  }

  private remove(set: StatefulSet, pod: Pod): void {
    this.client.delete(pod);
    this.context.events.record(set, {
      reason: 'SuccessfulDelete',
      message: `delete Pod ${pod.metadata.name} in StatefulSet ${set.metadata.name} successful`,
      component,
    });
  }

  private report(set: StatefulSet, revision: string): void {
    const pods = this.client
      .owned<Pod>('pods', set)
      .filter(pod => !pod.metadata.deletionTimestamp);
    const updated = pods.filter(
      pod => pod.metadata.labels?.[revisionLabel] === revision,
    );
    const ready = pods.filter(isReady).length;
    const before = set.status.currentRevision;
    const done =
      updated.length === pods.length &&
      pods.length === set.spec.replicas &&
      ready === pods.length;
    const current = done || !before ? revision : before;
    const currentReplicas = pods.filter(
      pod => pod.metadata.labels?.[revisionLabel] === current,
    ).length;
    this.client.setStatus(set, {
      observedGeneration: set.metadata.generation,
      replicas: pods.length,
      ...(ready > 0 ? { readyReplicas: ready } : {}),
      availableReplicas: ready,
      ...(currentReplicas > 0 ? { currentReplicas } : {}),
      ...(updated.length > 0 ? { updatedReplicas: updated.length } : {}),
      currentRevision: current,
      updateRevision: revision,
      collisionCount: 0,
    });
  }
}

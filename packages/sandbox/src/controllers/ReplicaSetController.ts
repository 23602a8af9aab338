import type { ReplicaSet } from '../model/shapes.ts';
import type { Pod, Condition } from '../model/shapes.ts';
import { setCondition } from '../model/conditions.ts';
import { StatusError } from '../model/StatusError.ts';
import { OwnerController, splitKey } from './Controller.ts';
import {
  isActive,
  isAvailable,
  isReady,
  podFromTemplate,
  readySince,
} from './podFromTemplate.ts';

const component = 'replicaset-controller';

/** Which of two pods goes first when there are too many. */
function deletionOrder(left: Pod, right: Pod): number {
  const rank = (pod: Pod) => [
    pod.spec.nodeName ? 1 : 0,
    pod.status.phase === 'Running' ? 1 : 0,
    isReady(pod) ? 1 : 0,
    -(readySince(pod) ?? 0),
    -Date.parse(pod.metadata.creationTimestamp),
  ];
  const [first, second] = [rank(left), rank(right)];
  for (const [index, value] of first.entries()) {
    if (value !== second[index]) {
      return value - second[index];
    }
  }
  return 0;
}

/** Keeps as many pods as a ReplicaSet asks for. */
export class ReplicaSetController extends OwnerController {
  protected readonly resource = 'replicasets.apps';
  protected readonly kind = 'ReplicaSet';
  protected readonly dependents = ['pods' as const];

  protected override reconcile(key: string): void {
    const { namespace, name } = splitKey(key);
    const set = this.client.get<ReplicaSet>(this.resource, namespace, name);
    if (!set) {
      return;
    }
    const failure = set.metadata.deletionTimestamp
      ? undefined
      : this.scale(set);
    this.report(set, failure);
    if (failure) {
      this.enqueue(key, 300_000);
    }
  }

  private scale(set: ReplicaSet): StatusError | undefined {
    const pods = this.client.owned<Pod>('pods', set).filter(isActive);
    const missing = set.spec.replicas - pods.length;
    for (let count = 0; count < missing; count++) {
      try {
        const pod = this.client.create(
          'pods',
          set.metadata.namespace,
          podFromTemplate(set, set.spec.template),
        );
        this.context.events.record(set, {
          reason: 'SuccessfulCreate',
          message: `Created pod: ${pod.metadata.name}`,
          component,
        });
      } catch (error) {
        if (!(error instanceof StatusError)) {
          throw error;
        }
        this.context.events.record(set, {
          type: 'Warning',
          reason: 'FailedCreate',
          message: `Error creating: ${error.message}`,
          component,
        });
        return error;
      }
    }
    if (missing < 0) {
      for (const pod of [...pods].sort(deletionOrder).slice(0, -missing)) {
        this.client.delete(pod);
        this.context.events.record(set, {
          reason: 'SuccessfulDelete',
          message: `Deleted pod: ${pod.metadata.name}`,
          component,
        });
      }
    }
    return undefined;
  }

  private report(set: ReplicaSet, failure: StatusError | undefined): void {
    const pods = this.client.owned<Pod>('pods', set).filter(isActive);
    const now = this.clock.now();
    const ready = pods.filter(isReady);
    const available = ready.filter(pod =>
      isAvailable(pod, set.spec.minReadySeconds, now),
    );
    if (available.length < ready.length) {
      const wait = (set.spec.minReadySeconds ?? 0) * 1000;
      this.enqueue(
        `${set.metadata.namespace}/${set.metadata.name}`,
        Math.max(100, wait),
      );
    }
    let conditions: Condition[] | undefined = set.status.conditions?.filter(
      item => item.type !== 'ReplicaFailure',
    );
    if (failure) {
      conditions = setCondition(
        set.status.conditions,
        {
          type: 'ReplicaFailure',
          status: 'True',
          reason: 'FailedCreate',
          message: failure.message.replace(/"[^"]+"/, `"${set.metadata.name}"`),
        },
        this.clock.timestamp(),
      );
    }
    this.client.setStatus(set, {
      replicas: pods.length,
      ...(pods.length > 0 ? { fullyLabeledReplicas: pods.length } : {}),
      ...(ready.length > 0 ? { readyReplicas: ready.length } : {}),
      ...(available.length > 0 ? { availableReplicas: available.length } : {}),
      observedGeneration: set.metadata.generation,
      ...(conditions?.length ? { conditions } : {}),
    });
  }
}

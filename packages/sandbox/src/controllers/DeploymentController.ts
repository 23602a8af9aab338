import { jsonEquals } from '../model/KubeObject.ts';
import { safeHash } from '../model/SeededRandom.ts';
import { resolveCount } from '../model/shapes.ts';
import type { Deployment, PodTemplate, ReplicaSet } from '../model/shapes.ts';
import { OwnerController, splitKey } from './Controller.ts';
import { deploymentStatus, progressDeadline } from './deploymentStatus.ts';
import { ownerReference } from './podFromTemplate.ts';

const component = 'deployment-controller';
export const revisionAnnotation = 'deployment.kubernetes.io/revision';
const hashLabel = 'pod-template-hash';

function withoutHash(template: PodTemplate): PodTemplate {
  const { [hashLabel]: _hash, ...labels } = template.metadata?.labels ?? {};
  return { ...template, metadata: { ...template.metadata, labels } };
}

/** The revision that a replica set stands for. */
export function revisionOf(set: ReplicaSet): number {
  return Number(set.metadata.annotations?.[revisionAnnotation] ?? 0);
}

/** Rolls deployments out by scaling replica sets up and down. */
export class DeploymentController extends OwnerController {
  protected readonly resource = 'deployments.apps';
  protected readonly kind = 'Deployment';
  protected readonly dependents = ['replicasets.apps' as const];

  protected override reconcile(key: string): void {
    const { namespace, name } = splitKey(key);
    const found = this.client.get<Deployment>(this.resource, namespace, name);
    if (!found || found.metadata.deletionTimestamp) {
      return;
    }
    const sets = this.setsOf(found);
    const current = sets.find(set =>
      jsonEquals(withoutHash(set.spec.template), found.spec.template),
    );
    if (found.spec.paused) {
      this.scalePaused(found, sets);
    } else {
      this.roll(found, current ?? this.createSet(found, sets));
    }
    this.report(namespace, name);
  }

  private setsOf(deployment: Deployment): ReplicaSet[] {
    return this.client.owned<ReplicaSet>('replicasets.apps', deployment);
  }

  private createSet(deployment: Deployment, sets: ReplicaSet[]): ReplicaSet {
    const { template, selector } = deployment.spec;
    const hash = safeHash(template);
    const revision = Math.max(0, ...sets.map(revisionOf)) + 1;
    const labels = { ...template.metadata?.labels, [hashLabel]: hash };
    return this.client.create(
      'replicasets.apps',
      deployment.metadata.namespace,
      {
        metadata: {
          name: `${deployment.metadata.name}-${hash}`,
          labels,
          annotations: {
            'deployment.kubernetes.io/desired-replicas': String(
              deployment.spec.replicas,
            ),
            [revisionAnnotation]: String(revision),
          },
          ownerReferences: [ownerReference(deployment)],
        },
        spec: {
          replicas: 0,
          minReadySeconds: deployment.spec.minReadySeconds,
          selector: {
            ...selector,
            matchLabels: { ...selector.matchLabels, [hashLabel]: hash },
          },
          template: { ...template, metadata: { ...template.metadata, labels } },
        },
      },
    ) as ReplicaSet;
  }

  private roll(deployment: Deployment, current: ReplicaSet): void {
    const others = this.setsOf(deployment).filter(
      set => set.metadata.uid !== current.metadata.uid,
    );
    const newest = this.markRevision(deployment, current, others);
    if (deployment.spec.strategy.type === 'Recreate') {
      this.recreate(deployment, newest, others);
    } else {
      this.scaleUp(deployment, newest, others);
      this.scaleDown(deployment, newest);
    }
    this.forgetOld(deployment, newest);
  }

  /** After a rollback an old set is the newest revision again. */
  private markRevision(
    deployment: Deployment,
    current: ReplicaSet,
    others: ReplicaSet[],
  ): ReplicaSet {
    const highest = Math.max(0, ...others.map(revisionOf));
    const revision = Math.max(revisionOf(current), highest + 1);
    let set = current;
    if (revision !== revisionOf(current)) {
      set = this.client.update({
        ...current,
        metadata: {
          ...current.metadata,
          annotations: {
            ...current.metadata.annotations,
            [revisionAnnotation]: String(revision),
          },
        },
      }) as ReplicaSet;
    }
    const { annotations } = deployment.metadata;
    if (annotations?.[revisionAnnotation] !== String(revision)) {
      this.client.setStatus(deployment, deployment.status, {
        ...annotations,
        [revisionAnnotation]: String(revision),
      });
    }
    return set;
  }

  private scaleUp(
    deployment: Deployment,
    newest: ReplicaSet,
    others: ReplicaSet[],
  ): void {
    const wanted = deployment.spec.replicas;
    const surge = resolveCount(
      deployment.spec.strategy.rollingUpdate?.maxSurge,
      wanted,
      true,
    );
    const total = [newest, ...others].reduce(
      (sum, set) => sum + set.spec.replicas,
      0,
    );
    const room = Math.max(0, wanted + surge - total);
    const replicas = Math.min(wanted, newest.spec.replicas + room);
    // Too many of the newest is a plain scale down, rollout or not.
    this.scale(
      deployment,
      newest,
      newest.spec.replicas > wanted ? wanted : replicas,
    );
  }

  private scaleDown(deployment: Deployment, newest: ReplicaSet): void {
    const { replicas: wanted, strategy } = deployment.spec;
    const sets = this.setsOf(deployment);
    const fresh = sets.find(set => set.metadata.uid === newest.metadata.uid);
    const others = sets
      .filter(set => set !== fresh && set.spec.replicas > 0)
      .sort((left, right) => revisionOf(left) - revisionOf(right));
    if (!fresh) {
      return;
    }
    const surge = resolveCount(strategy.rollingUpdate?.maxSurge, wanted, true);
    const unavailable = Math.max(
      resolveCount(strategy.rollingUpdate?.maxUnavailable, wanted, false),
      surge === 0 ? 1 : 0,
    );
    const total = sets.reduce((sum, set) => sum + set.spec.replicas, 0);
    const lacking = fresh.spec.replicas - (fresh.status.availableReplicas ?? 0);
    let budget = total - (wanted - unavailable) - lacking;
    for (const set of others) {
      const available = set.status.availableReplicas ?? 0;
      const broken = Math.max(0, set.spec.replicas - available);
      const remove = Math.min(
        set.spec.replicas,
        Math.max(Math.min(broken, Math.max(0, budget)), Math.max(0, budget)),
      );
      this.scale(deployment, set, set.spec.replicas - remove);
      budget -= remove;
    }
  }

  private recreate(
    deployment: Deployment,
    newest: ReplicaSet,
    others: ReplicaSet[],
  ): void {
    for (const set of others) {
      this.scale(deployment, set, 0);
    }
    if (others.every(set => (set.status.replicas ?? 0) === 0)) {
      this.scale(deployment, newest, deployment.spec.replicas);
    }
  }

  private scalePaused(deployment: Deployment, sets: ReplicaSet[]): void {
    const [newest] = [...sets].sort(
      (left, right) => revisionOf(right) - revisionOf(left),
    );
    const total = sets.reduce((sum, set) => sum + set.spec.replicas, 0);
    if (newest && total !== deployment.spec.replicas) {
      const replicas = newest.spec.replicas + deployment.spec.replicas - total;
      this.scale(deployment, newest, Math.max(0, replicas));
    }
  }

  private scale(
    deployment: Deployment,
    set: ReplicaSet,
    replicas: number,
  ): void {
    const before = set.spec.replicas;
    if (replicas === before) {
      return;
    }
    this.client.update({ ...set, spec: { ...set.spec, replicas } });
    const direction = replicas > before ? 'up' : 'down';
    this.context.events.record(deployment, {
      reason: 'ScalingReplicaSet',
      message: `Scaled ${direction} replica set ${set.metadata.name} from ${before} to ${replicas}`,
      component,
    });
  }

  private forgetOld(deployment: Deployment, newest: ReplicaSet): void {
    const idle = this.setsOf(deployment)
      .filter(
        set =>
          set.metadata.uid !== newest.metadata.uid &&
          set.spec.replicas === 0 &&
          (set.status.replicas ?? 0) === 0,
      )
      .sort((left, right) => revisionOf(left) - revisionOf(right));
    const surplus = idle.length - (deployment.spec.revisionHistoryLimit ?? 10);
    for (const set of idle.slice(0, Math.max(0, surplus))) {
      this.client.delete(set);
    }
  }

  private report(namespace: string | undefined, name: string): void {
    const deployment = this.client.get<Deployment>(
      this.resource,
      namespace,
      name,
    );
    if (!deployment) {
      return;
    }
    const sets = this.setsOf(deployment);
    const newest = sets.find(set =>
      jsonEquals(withoutHash(set.spec.template), deployment.spec.template),
    );
    const status = deploymentStatus(deployment, sets, newest, this.clock);
    this.client.setStatus(deployment, status);
    const deadline = progressDeadline(deployment, status);
    if (deadline !== undefined) {
      this.enqueue(
        `${namespace ?? ''}/${name}`,
        Math.max(1000, deadline - this.clock.now() + 1000),
      );
    }
  }
}

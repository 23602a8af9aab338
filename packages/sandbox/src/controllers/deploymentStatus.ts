import type { SimulationClock } from '../clock/SimulationClock.ts';
import { findCondition, setCondition } from '../model/conditions.ts';
import { resolveCount } from '../model/shapes.ts';
import type { Condition, Deployment, ReplicaSet } from '../model/shapes.ts';

type DeploymentStatus = Deployment['status'];

function sum(sets: ReplicaSet[], field: keyof ReplicaSet['status']): number {
  return sets.reduce((total, set) => total + Number(set.status[field] ?? 0), 0);
}

function progressing(
  deployment: Deployment,
  newest: ReplicaSet | undefined,
  next: DeploymentStatus,
  clock: SimulationClock,
): Condition | undefined {
  const before = findCondition(deployment.status.conditions, 'Progressing');
  const now = clock.timestamp();
  const name = newest?.metadata.name;
  const { replicas } = deployment.spec;
  if (deployment.spec.paused) {
    return before?.reason === 'DeploymentPaused'
      ? before
      : {
          type: 'Progressing',
          status: 'Unknown',
          reason: 'DeploymentPaused',
          message: 'Deployment is paused',
          lastUpdateTime: now,
        };
  }
  const complete =
    next.updatedReplicas === replicas &&
    next.replicas === replicas &&
    next.availableReplicas === replicas;
  if (complete) {
    return before?.reason === 'NewReplicaSetAvailable' &&
      before.message?.includes(`"${name}"`)
      ? before
      : {
          type: 'Progressing',
          status: 'True',
          reason: 'NewReplicaSetAvailable',
          message: `ReplicaSet "${name}" has successfully progressed.`,
          lastUpdateTime: now,
        };
  }
  const old = deployment.status;
  const moved =
    (next.updatedReplicas ?? 0) > (old.updatedReplicas ?? 0) ||
    (next.readyReplicas ?? 0) > (old.readyReplicas ?? 0) ||
    (next.availableReplicas ?? 0) > (old.availableReplicas ?? 0) ||
    (next.replicas ?? 0) - (next.updatedReplicas ?? 0) <
      (old.replicas ?? 0) - (old.updatedReplicas ?? 0);
  if (!before || moved || before.reason === 'DeploymentPaused') {
    return {
      type: 'Progressing',
      status: 'True',
      reason: before ? 'ReplicaSetUpdated' : 'NewReplicaSetCreated',
      message: before
        ? `ReplicaSet "${name}" is progressing.`
        : `Created new replica set "${name}"`,
      lastUpdateTime: now,
    };
  }
  // A finished rollout stays finished while pods come and go.
  if (
    before.reason === 'NewReplicaSetAvailable' &&
    before.message?.includes(`"${name}"`)
  ) {
    return before;
  }
  const deadline = deployment.spec.progressDeadlineSeconds ?? 600;
  const last = Date.parse(before.lastUpdateTime ?? now);
  if (before.status === 'True' && clock.now() - last > deadline * 1000) {
    return {
      type: 'Progressing',
      status: 'False',
      reason: 'ProgressDeadlineExceeded',
      message: `ReplicaSet "${name}" has timed out progressing.`,
      lastUpdateTime: now,
    };
  }
  return before;
}

/** The status of a deployment, from the replica sets it owns. */
export function deploymentStatus(
  deployment: Deployment,
  sets: ReplicaSet[],
  newest: ReplicaSet | undefined,
  clock: SimulationClock,
): DeploymentStatus {
  const replicas = sum(sets, 'replicas');
  const ready = sum(sets, 'readyReplicas');
  const available = sum(sets, 'availableReplicas');
  const updated = Number(newest?.status.replicas ?? 0);
  const counts: DeploymentStatus = {
    observedGeneration: deployment.metadata.generation,
    replicas,
    updatedReplicas: updated,
    readyReplicas: ready,
    availableReplicas: available,
  };
  const now = clock.timestamp();
  const { replicas: wanted, strategy } = deployment.spec;
  const minimum =
    wanted -
    resolveCount(strategy.rollingUpdate?.maxUnavailable, wanted, false);
  const enough = available >= minimum;
  const before = findCondition(deployment.status.conditions, 'Available');
  let conditions = deployment.status.conditions;
  const move = progressing(deployment, newest, counts, clock);
  if (move) {
    conditions = setCondition(conditions, move, now);
  }
  const status = enough ? 'True' : 'False';
  conditions = setCondition(
    conditions,
    {
      type: 'Available',
      status,
      reason: enough
        ? 'MinimumReplicasAvailable'
        : 'MinimumReplicasUnavailable',
      message: enough
        ? 'Deployment has minimum availability.'
        : 'Deployment does not have minimum availability.',
      lastUpdateTime:
        before?.status === status ? before.lastUpdateTime ?? now : now,
    },
    now,
  );
  const failure = newest
    ? findCondition(newest.status.conditions, 'ReplicaFailure')
    : undefined;
  conditions = conditions.filter(item => item.type !== 'ReplicaFailure');
  if (failure) {
    conditions = [
      ...conditions,
      { ...failure, lastUpdateTime: failure.lastTransitionTime },
    ];
  }
  const unavailable = Math.max(0, replicas - available, wanted - available);
  return {
    observedGeneration: counts.observedGeneration,
    ...(replicas > 0 ? { replicas } : {}),
    ...(updated > 0 ? { updatedReplicas: updated } : {}),
    ...(ready > 0 ? { readyReplicas: ready } : {}),
    ...(available > 0 ? { availableReplicas: available } : {}),
    ...(unavailable > 0 ? { unavailableReplicas: unavailable } : {}),
    ...(deployment.status.collisionCount === undefined
      ? {}
      : { collisionCount: deployment.status.collisionCount }),
    conditions,
  };
}

/** When a rollout that makes no progress counts as failed. */
export function progressDeadline(
  deployment: Deployment,
  status: DeploymentStatus,
): number | undefined {
  const condition = findCondition(status.conditions, 'Progressing');
  if (
    condition?.status !== 'True' ||
    condition.reason === 'NewReplicaSetAvailable'
  ) {
    return undefined;
  }
  const seconds = deployment.spec.progressDeadlineSeconds ?? 600;
  return Date.parse(condition.lastUpdateTime ?? '') + seconds * 1000;
}

import { amountOf } from './amountOf';
import { conditionsOf, findCondition, trueCondition } from './conditions';
import { Status } from './Status';
import { countOf, fieldsOf, numberOf } from './unknownFields';
import {
  judgeLifecycle,
  ReplicaCounts,
  rolledOut,
  shortfall,
  withCounts,
  WorkloadStatus,
} from './workloadStatus';

/**
 * A Deployment, judged in the order of `kubectl rollout status`: first whether
 * the controller has seen the spec, then failures, then how far it is.
 */
export function deploymentStatus(deployment: unknown): WorkloadStatus {
  const { spec, status } = fieldsOf(deployment);
  const { readyReplicas, updatedReplicas, availableReplicas } =
    fieldsOf(status);
  const counts = {
    desired: numberOf(fieldsOf(spec).replicas) ?? 1,
    ready: countOf(readyReplicas),
    updated: countOf(updatedReplicas),
    available: countOf(availableReplicas),
  };
  return withCounts(counts, judgeDeployment(deployment, counts));
}

function judgeDeployment(deployment: unknown, counts: ReplicaCounts): Status {
  const { spec, status } = fieldsOf(deployment);
  const replicas = countOf(fieldsOf(status).replicas);
  const conditions = conditionsOf(deployment);
  const progressing = findCondition(conditions, 'Progressing');
  const failure = trueCondition(conditions, 'ReplicaFailure');
  const early = judgeLifecycle(deployment);
  if (early) {
    return early;
  }
  const waiting = rolloutWaitsFor(counts, replicas);
  if (fieldsOf(spec).paused === true) {
    return waiting
      ? {
          tone: 'warning',
          reason: 'Paused',
          message: `The rollout is paused: ${waiting}.`,
        }
      : { tone: 'ok', reason: 'Paused' };
  }
  if (progressing?.reason === 'ProgressDeadlineExceeded') {
    return {
      tone: 'error',
      reason: 'ProgressDeadlineExceeded',
      message: progressing.message,
    };
  }
  if (failure) {
    return {
      tone: 'error',
      reason: 'ReplicaFailure',
      message: failure.message ?? failure.reason,
    };
  }
  if (!waiting) {
    return rolledOut(counts.desired, replicas);
  }
  const isRolloutOver =
    progressing?.reason === 'NewReplicaSetAvailable' &&
    counts.updated >= counts.desired &&
    replicas <= counts.updated;
  return isRolloutOver
    ? shortfall(counts.available, counts.desired)
    : { tone: 'progressing', reason: 'Progressing', message: `${waiting}.` };
}

/** What `kubectl rollout status` of a Deployment waits for; undefined when it is done. */
function rolloutWaitsFor(
  { desired, updated, available }: ReplicaCounts,
  replicas: number,
): string | undefined {
  if (updated < desired) {
    return `${updated} of ${desired} replicas are updated`;
  }
  if (replicas > updated) {
    return `${amountOf(replicas - updated, 'old replica')} not gone yet`;
  }
  return available < updated
    ? `${available} of ${updated} updated replicas are available`
    : undefined;
}

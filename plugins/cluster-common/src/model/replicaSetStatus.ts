import { conditionsOf, trueCondition } from './conditions';
import { countOf, fieldsOf, numberOf } from './unknownFields';
import {
  judgeLifecycle,
  rolledOut,
  withCounts,
  WorkloadStatus,
} from './workloadStatus';

/** A ReplicaSet. It does not roll out, so what is missing is on its way unless it fails. */
export function replicaSetStatus(replicaSet: unknown): WorkloadStatus {
  const { spec, status } = fieldsOf(replicaSet);
  const { readyReplicas, availableReplicas, replicas } = fieldsOf(status);
  const desired = numberOf(fieldsOf(spec).replicas) ?? 1;
  const ready = countOf(readyReplicas);
  const failure = trueCondition(conditionsOf(replicaSet), 'ReplicaFailure');
  let judged = judgeLifecycle(replicaSet);
  if (!judged && failure) {
    judged = {
      tone: 'error',
      reason: 'ReplicaFailure',
      message: failure.message ?? failure.reason,
    };
  }
  if (!judged && ready < desired) {
    judged = {
      tone: 'progressing',
      reason: 'Progressing',
      message: `${ready} of ${desired} replicas are ready.`,
    };
  }
  return withCounts(
    {
      desired,
      ready,
      updated: undefined,
      available: countOf(availableReplicas),
    },
    judged ?? rolledOut(desired, countOf(replicas)),
  );
}

import { Status } from './Status';
import { countOf, fieldsOf, numberOf, textOf } from './unknownFields';
import {
  judgeLifecycle,
  ReplicaCounts,
  rolledOut,
  shortfall,
  withCounts,
  WorkloadStatus,
} from './workloadStatus';

/** A StatefulSet, with partitioned and on-delete updates understood. */
export function statefulSetStatus(statefulSet: unknown): WorkloadStatus {
  const { spec, status } = fieldsOf(statefulSet);
  const { readyReplicas, updatedReplicas, availableReplicas } =
    fieldsOf(status);
  const counts = {
    desired: numberOf(fieldsOf(spec).replicas) ?? 1,
    ready: countOf(readyReplicas),
    updated: countOf(updatedReplicas),
    available: countOf(availableReplicas),
  };
  return withCounts(counts, judgeStatefulSet(statefulSet, counts));
}

function judgeStatefulSet(
  statefulSet: unknown,
  { desired, ready, updated }: ReplicaCounts,
): Status {
  const { spec, status } = fieldsOf(statefulSet);
  const { currentRevision, updateRevision, replicas } = fieldsOf(status);
  const { type, rollingUpdate } = fieldsOf(fieldsOf(spec).updateStrategy);
  const partition = countOf(fieldsOf(rollingUpdate).partition);
  const isOnDelete = type === 'OnDelete';
  const target = Math.max(0, desired - partition);
  const hasNewRevision =
    textOf(updateRevision) !== undefined && updateRevision !== currentRevision;
  const early = judgeLifecycle(statefulSet);
  if (early) {
    return early;
  }
  const isRolling = partition > 0 ? updated < target : hasNewRevision;
  if (ready < desired) {
    return countOf(replicas) < desired || (isRolling && !isOnDelete)
      ? {
          tone: 'progressing',
          reason: 'Progressing',
          message: `${ready} of ${desired} replicas are ready.`,
        }
      : shortfall(ready, desired, 'ready');
  }
  if (isOnDelete) {
    return hasNewRevision && updated < desired
      ? {
          tone: 'ok',
          reason: 'UpdatePending',
          message: `${updated} of ${desired} replicas run the new revision; the others take it when they are deleted (OnDelete).`,
        }
      : rolledOut(desired, countOf(replicas));
  }
  if (updated < target && hasNewRevision) {
    return {
      tone: 'progressing',
      reason: 'Progressing',
      message: `${updated} of ${target} replicas are updated.`,
    };
  }
  const done = rolledOut(desired, countOf(replicas));
  return partition > 0 && hasNewRevision && done.tone === 'ok'
    ? {
        ...done,
        message: `${updated} of ${desired} replicas run the new revision; partition ${partition} holds the others.`,
      }
    : done;
}

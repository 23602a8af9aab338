import { amountOf } from './amountOf';
import { Status } from './Status';
import { countOf, fieldsOf } from './unknownFields';
import {
  judgeLifecycle,
  ReplicaCounts,
  shortfall,
  withCounts,
  WorkloadStatus,
} from './workloadStatus';

/** A DaemonSet: one pod on every node that it selects. */
export function daemonSetStatus(daemonSet: unknown): WorkloadStatus {
  const status = fieldsOf(fieldsOf(daemonSet).status);
  const counts = {
    desired: countOf(status.desiredNumberScheduled),
    ready: countOf(status.numberReady),
    updated: countOf(status.updatedNumberScheduled),
    available: countOf(status.numberAvailable),
  };
  return withCounts(counts, judgeDaemonSet(daemonSet, counts));
}

function judgeDaemonSet(
  daemonSet: unknown,
  { desired, updated, available }: ReplicaCounts,
): Status {
  const { spec, status } = fieldsOf(daemonSet);
  const misscheduled = countOf(fieldsOf(status).numberMisscheduled);
  const isOnDelete =
    fieldsOf(fieldsOf(spec).updateStrategy).type === 'OnDelete';
  const early = judgeLifecycle(daemonSet);
  if (early) {
    return early;
  }
  if (desired === 0) {
    return {
      tone: 'ok',
      reason: 'NoMatchingNodes',
      message: 'No node matches, so no pod runs.',
    };
  }
  const scheduled = countOf(fieldsOf(status).currentNumberScheduled);
  if (scheduled < desired || (updated < desired && !isOnDelete)) {
    return {
      tone: 'progressing',
      reason: 'Progressing',
      message:
        scheduled < desired
          ? `${scheduled} of ${desired} nodes have a pod.`
          : `${updated} of ${desired} pods are updated.`,
    };
  }
  if (available < desired) {
    return shortfall(available, desired);
  }
  if (updated < desired) {
    return {
      tone: 'ok',
      reason: 'UpdatePending',
      message: `${updated} of ${desired} pods are updated; the others take the change when they are deleted (OnDelete).`,
    };
  }
  return {
    tone: 'ok',
    reason: 'Ready',
    message:
      misscheduled > 0
        ? `${amountOf(misscheduled, 'pod')} on nodes that should have none.`
        : undefined,
  };
}

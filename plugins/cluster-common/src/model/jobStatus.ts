import { amountOf } from './amountOf';
import { clipMessage } from './clipMessage';
import { conditionsOf, trueCondition } from './conditions';
import { Condition } from './KubernetesObject';
import { finalizersMessage, isTerminating } from './objectMeta';
import { Status } from './Status';
import { countOf, fieldsOf, numberOf } from './unknownFields';

/** How far a Job is. `reason` is the column STATUS of `kubectl get jobs`. */
export interface JobStatus extends Status {
  /** Completions wanted; 1 for a work queue, which ends with its first success. */
  desired: number;
  succeeded: number;
  failed: number;
  active: number;
}

/** The status of a Job. */
export function jobStatus(job: unknown): JobStatus {
  const { spec, status } = fieldsOf(job);
  const counts = {
    desired: numberOf(fieldsOf(spec).completions) ?? 1,
    succeeded: countOf(fieldsOf(status).succeeded),
    failed: countOf(fieldsOf(status).failed),
    active: countOf(fieldsOf(status).active),
  };
  const { tone, reason, message } = judge(job, counts);
  return { tone, reason, message: clipMessage(message), ...counts };
}

function judge(
  job: unknown,
  { failed, active }: Omit<JobStatus, keyof Status>,
): Status {
  const conditions = conditionsOf(job);
  const complete = trueCondition(conditions, 'Complete');
  if (complete) {
    return { tone: 'done', reason: 'Complete', message: complete.message };
  }
  const failure = trueCondition(conditions, 'Failed');
  if (failure) {
    return { tone: 'error', reason: 'Failed', message: explain(failure) };
  }
  if (isTerminating(job)) {
    return {
      tone: 'progressing',
      reason: 'Terminating',
      message: finalizersMessage(job),
    };
  }
  const suspended = trueCondition(conditions, 'Suspended');
  if (suspended) {
    return {
      tone: 'unknown',
      reason: 'Suspended',
      message: suspended.message,
    };
  }
  const failing = trueCondition(conditions, 'FailureTarget');
  if (failing) {
    return {
      tone: 'error',
      reason: 'FailureTarget',
      message: explain(failing),
    };
  }
  const succeeding = trueCondition(conditions, 'SuccessCriteriaMet');
  if (succeeding) {
    return {
      tone: 'done',
      reason: 'SuccessCriteriaMet',
      message: explain(succeeding),
    };
  }
  return {
    tone: 'progressing',
    reason: 'Running',
    message:
      failed > 0
        ? `${amountOf(active, 'pod')} running, ${failed} failed so far.`
        : undefined,
  };
}

function explain({ reason, message }: Condition): string | undefined {
  return reason && message ? `${reason}: ${message}` : message ?? reason;
}

import { amountOf } from './amountOf';
import { clipMessage } from './clipMessage';
import { finalizersMessage, isObserved, isTerminating } from './objectMeta';
import { WorkloadRow } from './rows';
import { Status } from './Status';

/** Health and progress of a workload that keeps pods running. */
export interface WorkloadStatus
  extends Status,
    Pick<WorkloadRow, 'desired' | 'ready' | 'updated' | 'available'> {
  desired: number;
}

/** Replicas of a workload that rolls out. */
export interface ReplicaCounts {
  desired: number;
  ready: number;
  updated: number;
  available: number;
}

/** Puts a verdict and the counts it is based on together. */
export function withCounts(
  counts: Omit<WorkloadStatus, keyof Status>,
  { tone, reason, message }: Status,
): WorkloadStatus {
  return { tone, reason, message: clipMessage(message), ...counts };
}

/** Being deleted, or not seen by its controller yet: then no other verdict counts. */
export function judgeLifecycle(workload: unknown): Status | undefined {
  if (isTerminating(workload)) {
    return {
      tone: 'progressing',
      reason: 'Terminating',
      message: finalizersMessage(workload),
    };
  }
  return isObserved(workload)
    ? undefined
    : {
        tone: 'progressing',
        reason: 'Progressing',
        message: 'The controller has not seen the latest change yet.',
      };
}

/** Nothing is missing any more. */
export function rolledOut(desired: number, replicas: number): Status {
  if (replicas > desired) {
    return {
      tone: 'progressing',
      reason: 'Progressing',
      message: `${amountOf(
        replicas - desired,
        'replica',
      )} too many, being removed.`,
    };
  }
  return desired === 0
    ? { tone: 'ok', reason: 'ScaledToZero' }
    : { tone: 'ok', reason: 'Ready' };
}

/** Fewer than wanted, and no rollout that explains it. */
export function shortfall(
  there: number,
  desired: number,
  word: 'available' | 'ready' = 'available',
): Status {
  return there === 0
    ? {
        tone: 'error',
        reason: 'Unavailable',
        message: `None of ${desired} replicas is ${word}.`,
      }
    : {
        tone: 'warning',
        reason: 'Degraded',
        message: `${there} of ${desired} replicas are ${word}.`,
      };
}

import { amountOf } from './amountOf';
import { clipMessage } from './clipMessage';
import { conditionsOf, findCondition } from './conditions';
import { finalizersMessage, isObserved, isTerminating } from './objectMeta';
import { Status } from './Status';
import { countOf, fieldsOf } from './unknownFields';

/** The status of a PodDisruptionBudget. */
export function disruptionBudgetStatus(budget: unknown): Status {
  const { tone, reason, message } = judge(budget);
  return { tone, reason, message: clipMessage(message) };
}

function judge(budget: unknown): Status {
  const status = fieldsOf(fieldsOf(budget).status);
  const healthy = countOf(status.currentHealthy);
  const wanted = countOf(status.desiredHealthy);
  if (isTerminating(budget)) {
    return {
      tone: 'progressing',
      reason: 'Terminating',
      message: finalizersMessage(budget),
    };
  }
  if (!isObserved(budget)) {
    return {
      tone: 'progressing',
      reason: 'Progressing',
      message: 'The controller has not seen the latest change yet.',
    };
  }
  const allowed = findCondition(conditionsOf(budget), 'DisruptionAllowed');
  if (allowed?.reason === 'SyncFailed') {
    return { tone: 'error', reason: 'SyncFailed', message: allowed.message };
  }
  if (countOf(status.expectedPods) === 0) {
    return {
      tone: 'unknown',
      reason: 'NoPods',
      message: 'No pod matches the selector.',
    };
  }
  if (healthy < wanted) {
    return {
      tone: 'error',
      reason: 'InsufficientPods',
      message: `${amountOf(
        healthy,
        'pod',
      )} healthy, ${wanted} needed. No pod may be evicted.`,
    };
  }
  return countOf(status.disruptionsAllowed) > 0
    ? { tone: 'ok', reason: 'SufficientPods' }
    : {
        tone: 'warning',
        reason: 'NoDisruptionsAllowed',
        message: `${amountOf(
          healthy,
          'pod',
        )} healthy, ${wanted} needed. No pod may be evicted, so nodes cannot be drained.`,
      };
}

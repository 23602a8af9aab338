import { clipMessage } from './clipMessage';
import { conditionsOf, findCondition, readConditions } from './conditions';
import { Condition } from './KubernetesObject';
import { finalizersMessage, isTerminating } from './objectMeta';
import { Status } from './Status';
import { countOf, fieldsOf, numberOf, textOf } from './unknownFields';

const v1ConditionsAnnotation = 'autoscaling.alpha.kubernetes.io/conditions';

/** The status of a HorizontalPodAutoscaler, of `autoscaling/v2` or `v1`. */
export function autoscalerStatus(autoscaler: unknown): Status {
  const { tone, reason, message } = judge(autoscaler);
  return { tone, reason, message: clipMessage(message) };
}

function judge(autoscaler: unknown): Status {
  const { spec, status } = fieldsOf(autoscaler);
  const conditions = autoscalerConditions(autoscaler);
  if (isTerminating(autoscaler)) {
    return {
      tone: 'progressing',
      reason: 'Terminating',
      message: finalizersMessage(autoscaler),
    };
  }
  const able = findCondition(conditions, 'AbleToScale');
  if (able?.status === 'False') {
    return {
      tone: 'error',
      reason: 'UnableToScale',
      message: explain(able),
    };
  }
  const active = findCondition(conditions, 'ScalingActive');
  if (active?.status === 'False') {
    return active.reason === 'ScalingDisabled'
      ? {
          tone: 'unknown',
          reason: 'ScalingDisabled',
          message: explain(active),
        }
      : { tone: 'error', reason: 'ScalingInactive', message: explain(active) };
  }
  const { currentReplicas, desiredReplicas } = fieldsOf(status);
  const current = countOf(currentReplicas);
  const desired = countOf(desiredReplicas);
  const max = numberOf(fieldsOf(spec).maxReplicas);
  const limited = findCondition(conditions, 'ScalingLimited');
  // Being held at the minimum is how an idle workload looks.
  if (
    limited?.status === 'True' &&
    (limited.reason === 'TooManyReplicas' ||
      (max !== undefined && current >= max))
  ) {
    return {
      tone: 'warning',
      reason: 'ScalingLimited',
      message: explain(limited),
    };
  }
  if (conditions.length === 0 && desired === 0) {
    return { tone: 'unknown', reason: 'Unknown' };
  }
  return current === desired
    ? { tone: 'ok', reason: 'Ready' }
    : {
        tone: 'progressing',
        reason: 'Scaling',
        message: `From ${current} to ${desired} replicas.`,
      };
}

/** `autoscaling/v1` has no field for conditions and keeps them in an annotation. */
function autoscalerConditions(autoscaler: unknown): readonly Condition[] {
  const conditions = conditionsOf(autoscaler);
  const { annotations } = fieldsOf(fieldsOf(autoscaler).metadata);
  const text = textOf(fieldsOf(annotations)[v1ConditionsAnnotation]);
  return conditions.length > 0 || text === undefined
    ? conditions
    : readConditions(parseJson(text));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function explain({ reason, message }: Condition): string | undefined {
  return reason && message ? `${reason}: ${message}` : message ?? reason;
}

import { findCondition } from './conditions';
import { clipMessage } from './clipMessage';
import { assessContainer, explainRestart } from './containerAssessment';
import { ContainerState, PodContainers } from './containerState';
import { Condition } from './KubernetesObject';
import { finalizersMessage, isTerminating } from './objectMeta';
import { Assessment, worstAssessment } from './Status';
import { fieldsOf, secondsOf, textOf } from './unknownFields';

/** What is known of a pod when it is assessed. */
export interface PodFacts {
  pod: unknown;
  phase: string;
  /** What kubectl prints. */
  reason: string;
  conditions: readonly Condition[];
  containers: PodContainers;
}

/** How bad the status of a pod is, and what explains it. */
export function assessPod(facts: PodFacts): Assessment {
  const { tone, message } = assess(facts);
  return { tone, message: clipMessage(message) };
}

function assess(facts: PodFacts): Assessment {
  const { pod, phase, reason, conditions, containers } = facts;
  const { spec, status } = fieldsOf(pod);
  const statusMessage = textOf(fieldsOf(status).message);
  const isOver = phase === 'Succeeded' || phase === 'Failed';
  if (isTerminating(pod) && !isOver) {
    return reason === 'Unknown'
      ? { tone: 'unknown', message: statusMessage }
      : { tone: 'progressing', message: finalizersMessage(pod) };
  }
  if (phase === 'Succeeded') {
    return { tone: 'done', message: statusMessage };
  }
  if (fieldsOf(status).reason === 'NodeLost' && !isOver) {
    return { tone: 'unknown', message: statusMessage };
  }
  const restartPolicy = textOf(fieldsOf(spec).restartPolicy) ?? 'Always';
  const worst = worstAssessment(
    [...containers.init, ...containers.app].flatMap(
      container => assessContainer(container, restartPolicy) ?? [],
    ),
  );
  if (phase === 'Failed') {
    return { tone: 'error', message: statusMessage ?? worst?.message };
  }
  const waiting = assessScheduling(conditions);
  if (waiting) {
    return waiting;
  }
  if (worst?.tone === 'error' || worst?.tone === 'warning') {
    return worst;
  }
  if (phase === 'Pending') {
    return { tone: 'progressing', message: worst?.message ?? statusMessage };
  }
  if (phase !== 'Running') {
    return { tone: 'unknown', message: statusMessage };
  }
  return assessReadiness(facts, worst);
}

function assessScheduling(
  conditions: readonly Condition[],
): Assessment | undefined {
  const scheduled = findCondition(conditions, 'PodScheduled');
  if (scheduled?.status !== 'False') {
    return undefined;
  }
  return scheduled.reason === 'SchedulingGated'
    ? { tone: 'progressing', message: scheduled.message }
    : { tone: 'warning', message: scheduled.message ?? scheduled.reason };
}

function assessReadiness(
  { reason, conditions, containers }: PodFacts,
  worst: Assessment | undefined,
): Assessment {
  const condition = findCondition(conditions, 'Ready');
  const states = [...containers.init, ...containers.app];
  const isReady = condition
    ? condition.status === 'True'
    : containers.app.every(container => container.ready);
  if (isReady) {
    return { tone: 'ok', message: explainRestart(states) };
  }
  const message =
    condition?.message ?? worst?.message ?? explainRestart(states);
  if (
    reason === 'NotReady' ||
    wasReadyBefore(condition, containers.app) ||
    states.some(({ role, restarts }) => role !== 'init' && restarts > 0)
  ) {
    return { tone: 'warning', message };
  }
  return { tone: 'progressing', message };
}

/**
 * A pod is unready from its creation. If it became so only after its
 * containers had started, it was ready in between and lost it.
 */
function wasReadyBefore(
  condition: Condition | undefined,
  containers: readonly ContainerState[],
): boolean {
  const since = secondsOf(condition?.lastTransitionTime);
  return (
    since !== undefined &&
    containers.length > 0 &&
    containers.every(
      ({ running }) =>
        running?.startedAt !== undefined && running.startedAt < since,
    )
  );
}

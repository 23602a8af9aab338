import { Condition } from './KubernetesObject';
import { Tone } from './Status';

/** How to read a condition that is True and one that is False. */
interface Reading {
  True: Tone;
  False: Tone;
}

const good: Reading = { True: 'ok', False: 'warning' };
const needed: Reading = { True: 'ok', False: 'error' };
const milestone: Reading = { True: 'ok', False: 'progressing' };
const bad: Reading = { True: 'warning', False: 'ok' };
const fatal: Reading = { True: 'error', False: 'ok' };
const change: Reading = { True: 'progressing', False: 'ok' };
const pause: Reading = { True: 'unknown', False: 'ok' };
const finish: Reading = { True: 'done', False: 'progressing' };

const readings: Readonly<Record<string, Readonly<Record<string, Reading>>>> = {
  Pod: {
    PodScheduled: good,
    Initialized: milestone,
    ContainersReady: milestone,
    Ready: milestone,
    PodReadyToStartContainers: milestone,
    DisruptionTarget: bad,
    PodResizePending: bad,
    PodResizeInProgress: change,
  },
  Node: { Ready: needed, NetworkUnavailable: fatal },
  Deployment: { Available: good, Progressing: needed, ReplicaFailure: fatal },
  ReplicaSet: { ReplicaFailure: fatal },
  Job: {
    Complete: finish,
    SuccessCriteriaMet: finish,
    Failed: fatal,
    FailureTarget: fatal,
    Suspended: pause,
  },
  HorizontalPodAutoscaler: {
    AbleToScale: needed,
    ScalingActive: needed,
    ScalingLimited: bad,
  },
  PodDisruptionBudget: { DisruptionAllowed: good },
  Namespace: {
    NamespaceContentRemaining: change,
    NamespaceFinalizersRemaining: change,
  },
};

/** Reasons for which False is no trouble: the pod is over, or scaled to zero on purpose. */
const meantReasons: Readonly<Record<string, Tone>> = {
  PodCompleted: 'done',
  ScalingDisabled: 'unknown',
};

const troubleType =
  /Pressure|Unavailable|Failure|Failed|Failing|Error|Degraded|Stalled|Unhealthy|Deadlock|Problem|Invalid|Conflict|Readonly|Corrupt|Frequent|Shutdown|Expired|Exceeded/;

/**
 * Whether a condition is good news. Of kinds that are not known here, a type
 * that names a trouble is bad when True, and every other is bad when False.
 *
 * @param kind - the kind of the object, e.g. `Deployment`
 */
export function conditionTone(condition: Condition, kind?: string): Tone {
  const { type, status, reason } = condition;
  if (status !== 'True' && status !== 'False') {
    return kind === 'Node' && type === 'Ready' ? 'error' : 'unknown';
  }
  if (status === 'False' && reason && Object.hasOwn(meantReasons, reason)) {
    return meantReasons[reason];
  }
  const ofKind = kind && Object.hasOwn(readings, kind) ? readings[kind] : {};
  const reading = Object.hasOwn(ofKind, type) ? ofKind[type] : undefined;
  return (reading ?? (troubleType.test(type) ? bad : good))[status];
}

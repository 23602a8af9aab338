import { setCondition } from '../model/conditions.ts';
import type { Condition, Pod } from '../model/shapes.ts';
import type { ContainerRun } from './ContainerRun.ts';

/** What a pretend kubelet knows of one pod. */
export interface RunningPod {
  pod: Pod;
  inits: ContainerRun[];
  containers: ContainerRun[];
  /** Whether the init containers are through. */
  initialized: boolean;
  /** Whether the pod is being deleted. */
  stopping: boolean;
}

function failed(run: ContainerRun): boolean {
  return run.terminated !== undefined && run.terminated.exitCode !== 0;
}

/** The phase of a pod by what its containers do. */
export function podPhase(running: RunningPod): string {
  const { pod, inits, containers, initialized, stopping } = running;
  const policy = pod.spec.restartPolicy ?? 'Always';
  if (!initialized) {
    return inits.some(failed) && policy === 'Never' ? 'Failed' : 'Pending';
  }
  if (containers.every(run => run.terminated)) {
    const bad = containers.some(failed);
    if (stopping || (bad && policy === 'Never')) {
      return bad ? 'Failed' : 'Succeeded';
    }
    if (!bad && policy !== 'Always') {
      return 'Succeeded';
    }
  }
  const everStarted = containers.some(
    run =>
      run.running || run.terminated || run.waitingReason === 'CrashLoopBackOff',
  );
  return everStarted ? 'Running' : 'Pending';
}

function names(runs: ContainerRun[]): string {
  return runs.map(run => run.name).join(' ');
}

function unreadyCondition(
  type: string,
  phase: string,
  unready: ContainerRun[],
): Condition {
  if (phase === 'Succeeded' || phase === 'Failed') {
    const reason = phase === 'Succeeded' ? 'PodCompleted' : 'PodFailed';
    return { type, status: 'False', reason };
  }
  return {
    type,
    status: 'False',
    reason: 'ContainersNotReady',
    message: `containers with unready status: [${names(unready)}]`,
  };
}

function initializedCondition(running: RunningPod): Condition {
  const type = 'Initialized';
  if (running.initialized) {
    return { type, status: 'True' };
  }
  const incomplete = running.inits.filter(run => !run.ready);
  return {
    type,
    status: 'False',
    reason: 'ContainersNotInitialized',
    message: `containers with incomplete status: [${names(incomplete)}]`,
  };
}

/** Whether a condition that a readiness gate asks for is true. */
export function isGateOpen(pod: Pod, type: string): boolean {
  return (pod.status.conditions ?? []).some(
    item => item.type === type && item.status === 'True',
  );
}

function readyCondition(pod: Pod): Condition {
  const closed = (pod.spec.readinessGates ?? []).find(
    gate => !isGateOpen(pod, gate.conditionType),
  );
  return closed
    ? {
        type: 'Ready',
        status: 'False',
        reason: 'ReadinessGatesNotReady',
        message: `corresponding condition of pod readiness gate "${closed.conditionType}" does not exist.`,
      }
    : { type: 'Ready', status: 'True' };
}

/** The conditions of a pod by what its containers do. */
export function podConditions(
  running: RunningPod,
  phase: string,
  now: string,
): Condition[] {
  const { pod, containers, initialized } = running;
  const ended = phase === 'Succeeded' || phase === 'Failed';
  const unready = containers.filter(run => !run.ready);
  const ready = unready.length === 0 && initialized;
  const next: Condition[] = [
    { type: 'PodReadyToStartContainers', status: ended ? 'False' : 'True' },
    initializedCondition(running),
    ready ? readyCondition(pod) : unreadyCondition('Ready', phase, unready),
    ready
      ? { type: 'ContainersReady', status: 'True' }
      : unreadyCondition('ContainersReady', phase, unready),
  ];
  return next.reduce(
    (list, item) => setCondition(list, { ...item, lastProbeTime: null }, now),
    pod.status.conditions ?? [],
  );
}

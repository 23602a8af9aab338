import { conditionsOf, findCondition, trueCondition } from './conditions';
import { Condition } from './KubernetesObject';
import {
  ContainerState,
  ContainerTermination,
  containersOf,
  isSidecar,
  PodContainers,
} from './containerState';
import { isTerminating } from './objectMeta';
import { assessPod } from './podAssessment';
import { Status } from './Status';
import { fieldsOf, listOf, textOf } from './unknownFields';

/** The status of a pod, with the columns READY and RESTARTS of `kubectl get pods`. */
export interface PodStatus extends Status {
  /** `status.phase`; `Unknown` if it is missing. */
  phase: string;
  /** Containers that are ready, sidecars included. */
  ready: number;
  /** Containers and sidecars in the spec. */
  containers: number;
  restarts: number;
  /** When a container last ended before it was restarted, seconds since the epoch. */
  lastRestart?: number;
}

type PrintedColumns = Omit<PodStatus, 'tone' | 'message' | 'phase'>;

/**
 * The status of a pod. `reason`, `ready`, `containers` and `restarts` are what
 * `kubectl get pods` of Kubernetes 1.34 prints; tone and message are ours.
 */
export function podStatus(pod: unknown): PodStatus {
  const phase = textOf(fieldsOf(fieldsOf(pod).status).phase) ?? 'Unknown';
  const conditions = conditionsOf(pod);
  const containers = containersOf(pod);
  const printed = printedColumns({ pod, phase, conditions, containers });
  return {
    ...assessPod({
      pod,
      phase,
      reason: printed.reason,
      conditions,
      containers,
    }),
    phase,
    ...printed,
  };
}

interface PodParts {
  pod: unknown;
  phase: string;
  conditions: readonly Condition[];
  containers: PodContainers;
}

/** What looking at containers one after the other came to. */
interface Walk {
  visited: readonly ContainerState[];
  ready: number;
  reason?: string;
}

function printedColumns(parts: PodParts): PrintedColumns {
  const { pod, conditions, containers } = parts;
  const { spec, status } = fieldsOf(pod);
  const initContainers = listOf(fieldsOf(spec).initContainers);
  const init = walkInitContainers(containers.init, initContainers.length);
  const goesOn =
    init.reason === undefined ||
    trueCondition(conditions, 'Initialized') !== undefined;
  const app = goesOn
    ? walkAppContainers(containers.app)
    : { visited: [], ready: 0 };
  // Once the app starts, restarts of finished init containers are history.
  const restarting = goesOn
    ? [...init.visited.filter(isSidecarState), ...app.visited]
    : init.visited;
  const restarts = sum(restarting.map(container => container.restarts));
  let reason = app.reason ?? init.reason ?? initialReason(parts);
  if (reason === 'Completed' && app.ready > 0) {
    reason = trueCondition(conditions, 'Ready') ? 'Running' : 'NotReady';
  }
  return {
    reason: deletionReason(parts, textOf(fieldsOf(status).reason)) ?? reason,
    ready: init.ready + app.ready,
    containers:
      listOf(fieldsOf(spec).containers).length +
      initContainers.filter(isSidecar).length,
    restarts,
    lastRestart: restarts > 0 ? lastRestart(restarting) : undefined,
  };
}

function initialReason({ pod, phase, conditions }: PodParts): string {
  if (findCondition(conditions, 'PodScheduled')?.reason === 'SchedulingGated') {
    return 'SchedulingGated';
  }
  return textOf(fieldsOf(fieldsOf(pod).status).reason) ?? phase;
}

function deletionReason(
  { pod, phase }: PodParts,
  statusReason: string | undefined,
): string | undefined {
  if (!isTerminating(pod)) {
    return undefined;
  }
  if (statusReason === 'NodeLost') {
    return 'Unknown';
  }
  return phase === 'Succeeded' || phase === 'Failed'
    ? undefined
    : 'Terminating';
}

/** Goes through the init containers up to the one that initialization waits for. */
function walkInitContainers(
  states: readonly ContainerState[],
  total: number,
): Walk {
  const visited: ContainerState[] = [];
  let ready = 0;
  for (const [index, state] of states.entries()) {
    visited.push(state);
    if (state.terminated?.exitCode === 0) {
      continue;
    }
    if (state.role === 'sidecar' && state.started) {
      ready += state.ready ? 1 : 0;
      continue;
    }
    return { visited, ready, reason: initReason(state, index, total) };
  }
  return { visited, ready };
}

function initReason(
  { terminated, waiting }: ContainerState,
  index: number,
  total: number,
): string {
  if (terminated) {
    return `Init:${terminationReason(terminated)}`;
  }
  return waiting?.reason && waiting.reason !== 'PodInitializing'
    ? `Init:${waiting.reason}`
    : `Init:${index}/${total}`;
}

function walkAppContainers(states: readonly ContainerState[]): Walk {
  let ready = 0;
  let reason: string | undefined;
  for (const { waiting, terminated, running, ready: isReady } of states) {
    if (waiting?.reason) {
      reason ??= waiting.reason;
    } else if (terminated) {
      reason ??= terminationReason(terminated);
    } else if (isReady && running) {
      ready += 1;
    }
  }
  return { visited: states, ready, reason };
}

function terminationReason(termination: ContainerTermination): string {
  const { reason, signal, exitCode } = termination;
  return reason || (signal ? `Signal:${signal}` : `ExitCode:${exitCode}`);
}

function isSidecarState({ role }: ContainerState): boolean {
  return role === 'sidecar';
}

function lastRestart(states: readonly ContainerState[]): number | undefined {
  let last: number | undefined;
  for (const { lastTermination } of states) {
    const ended = lastTermination?.finishedAt;
    if (ended !== undefined && (last === undefined || ended > last)) {
      last = ended;
    }
  }
  return last;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

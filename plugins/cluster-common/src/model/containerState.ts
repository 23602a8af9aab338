import {
  countOf,
  fieldsOf,
  listOf,
  numberOf,
  secondsOf,
  textOf,
} from './unknownFields';

/** How a run of a container ended. */
export interface ContainerTermination {
  exitCode: number;
  /** 0 when it was no signal. */
  signal: number;
  /** Empty when the runtime gave none. */
  reason: string;
  message?: string;
  /** Seconds since the epoch. */
  finishedAt?: number;
}

/** What `status` says about one container of a pod. */
export interface ContainerState {
  name: string;
  role: 'init' | 'sidecar' | 'app';
  ready: boolean;
  started: boolean;
  restarts: number;
  waiting?: { reason: string; message?: string };
  running?: { startedAt?: number };
  terminated?: ContainerTermination;
  /** How the run before this one ended. */
  lastTermination?: ContainerTermination;
}

/** The containers of a pod that have a status, in the order of the status. */
export interface PodContainers {
  /** Init containers and sidecars. */
  init: readonly ContainerState[];
  app: readonly ContainerState[];
}

/** Reads the container statuses of a pod. A restartable init container is a sidecar. */
export function containersOf(pod: unknown): PodContainers {
  const { spec, status } = fieldsOf(pod);
  const { initContainerStatuses, containerStatuses } = fieldsOf(status);
  const sidecars = new Map(
    listOf(fieldsOf(spec).initContainers).map(container => [
      textOf(container.name) ?? '',
      isSidecar(container),
    ]),
  );
  return {
    init: listOf(initContainerStatuses).map(container =>
      readState(
        container,
        sidecars.get(textOf(container.name) ?? '') ? 'sidecar' : 'init',
      ),
    ),
    app: listOf(containerStatuses).map(container =>
      readState(container, 'app'),
    ),
  };
}

/** Whether a container of `spec.initContainers` keeps running beside the others. */
export function isSidecar(container: unknown): boolean {
  return fieldsOf(container).restartPolicy === 'Always';
}

function readState(
  container: Readonly<Record<string, unknown>>,
  role: ContainerState['role'],
): ContainerState {
  const { waiting, running, terminated } = fieldsOf(container.state);
  return {
    name: textOf(container.name) ?? '',
    role,
    ready: container.ready === true,
    started: container.started === true,
    restarts: countOf(container.restartCount),
    waiting: isGiven(waiting)
      ? {
          reason: textOf(fieldsOf(waiting).reason) ?? '',
          message: textOf(fieldsOf(waiting).message),
        }
      : undefined,
    running: isGiven(running)
      ? { startedAt: secondsOf(fieldsOf(running).startedAt) }
      : undefined,
    terminated: readTermination(terminated),
    lastTermination: readTermination(fieldsOf(container.lastState).terminated),
  };
}

function readTermination(value: unknown): ContainerTermination | undefined {
  if (!isGiven(value)) {
    return undefined;
  }
  const fields = fieldsOf(value);
  return {
    exitCode: countOf(fields.exitCode),
    signal: numberOf(fields.signal) ?? 0,
    reason: textOf(fields.reason) ?? '',
    message: textOf(fields.message),
    finishedAt: secondsOf(fields.finishedAt),
  };
}

function isGiven(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}

import { seconds } from '../manifests/nodeManifest.ts';

/** As much of a pod as a change needs; the rest goes back as it came. */
export interface PodWithStatus {
  readonly status?: {
    readonly conditions?: readonly Condition[];
    readonly containerStatuses?: readonly ContainerStatus[];
  };
}

interface Condition {
  readonly type: string;
  readonly status: string;
}

interface ContainerStatus {
  readonly name: string;
  readonly ready: boolean;
  readonly restartCount: number;
  readonly containerID?: string;
  readonly state?: object;
}

export interface Ending {
  readonly reason: string;
  readonly exitCode: number;
}

/** Its first container ended and started again; undefined for a pod without running containers. */
export function restarted(
  pod: PodWithStatus,
  { reason, exitCode }: Ending,
  now: Date,
): PodWithStatus | undefined {
  const [first, ...others] = pod.status?.containerStatuses ?? [];
  if (!first) {
    return undefined;
  }
  const time = seconds(now);
  const terminated = {
    ...{ reason, exitCode, startedAt: time, finishedAt: time },
    containerID: first.containerID,
  };
  const again = {
    ...first,
    restartCount: first.restartCount + 1,
    lastState: { terminated },
  };
  return {
    ...pod,
    status: { ...pod.status, containerStatuses: [again, ...others] },
  };
}

/** Its first container became ready, or is so no more; undefined for a pod without running containers. */
export function readinessFlipped(
  pod: PodWithStatus,
  now: Date,
): PodWithStatus | undefined {
  const { conditions = [], containerStatuses = [] } = pod.status ?? {};
  const [first, ...others] = containerStatuses;
  if (!first || !isRunning(first)) {
    return undefined;
  }
  const ready = !first.ready;
  const areReady = ready && others.every(other => other.ready);
  return {
    ...pod,
    status: {
      ...pod.status,
      conditions: conditions.map(condition =>
        ['Ready', 'ContainersReady'].includes(condition.type)
          ? readyCondition(condition.type, areReady, now)
          : condition,
      ),
      containerStatuses: [{ ...first, ready }, ...others],
    },
  };
}

function isRunning({ state }: ContainerStatus): boolean {
  return state !== undefined && 'running' in state;
}

function readyCondition(type: string, isReady: boolean, now: Date): Condition {
  return {
    ...{ type, status: isReady ? 'True' : 'False' },
    ...{ lastProbeTime: null, lastTransitionTime: seconds(now) },
    ...(isReady
      ? {}
      : {
          reason: 'ContainersNotReady',
          message: 'containers with unready status: [main]',
        }),
  };
}

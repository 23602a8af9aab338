import type { ContainerStatus, Pod } from './shapes.ts';

interface PodSummary {
  ready: number;
  total: number;
  status: string;
  restarts: number;
  /** When the last container that restarted had ended. */
  lastRestart?: string;
}

function initReason(
  pod: Pod,
  sidecars: Set<string>,
): { reason?: string; initializing: boolean } {
  const statuses = pod.status.initContainerStatuses ?? [];
  const total = pod.spec.initContainers?.length ?? 0;
  for (const [index, status] of statuses.entries()) {
    const { terminated, waiting } = status.state;
    if (terminated?.exitCode === 0) {
      continue;
    }
    if (sidecars.has(status.name) && status.started) {
      continue;
    }
    if (terminated) {
      const reason = terminated.reason || `ExitCode:${terminated.exitCode}`;
      return { reason: `Init:${reason}`, initializing: true };
    }
    if (waiting && waiting.reason !== 'PodInitializing') {
      return { reason: `Init:${waiting.reason}`, initializing: true };
    }
    return { reason: `Init:${index}/${total}`, initializing: true };
  }
  return { initializing: false };
}

function containerReason(status: ContainerStatus): string | undefined {
  const { waiting, terminated } = status.state;
  if (waiting) {
    return waiting.reason;
  }
  if (terminated) {
    return terminated.reason || `ExitCode:${terminated.exitCode}`;
  }
  return undefined;
}

function restartsOf(statuses: ContainerStatus[]) {
  let restarts = 0;
  let lastRestart: string | undefined;
  for (const status of statuses) {
    restarts += status.restartCount;
    const finished = status.lastState.terminated?.finishedAt;
    if (finished && (!lastRestart || finished > lastRestart)) {
      lastRestart = finished;
    }
  }
  return { restarts, lastRestart };
}

/** What `kubectl get pods` prints of a pod. */
export function summarizePod(pod: Pod): PodSummary {
  const sidecars = new Set(
    (pod.spec.initContainers ?? [])
      .filter(container => container.restartPolicy === 'Always')
      .map(container => container.name),
  );
  const containers = pod.status.containerStatuses ?? [];
  const sidecarStatuses = (pod.status.initContainerStatuses ?? []).filter(
    status => sidecars.has(status.name),
  );
  const counted = [...containers, ...sidecarStatuses];
  let status = pod.status.reason || pod.status.phase;
  const gated = pod.status.conditions?.find(
    condition =>
      condition.type === 'PodScheduled' &&
      condition.reason === 'SchedulingGated',
  );
  if (gated) {
    status = 'SchedulingGated';
  }
  const init = initReason(pod, sidecars);
  let running = false;
  if (init.initializing) {
    status = init.reason ?? status;
  } else {
    for (const container of [...containers].reverse()) {
      status = containerReason(container) ?? status;
      running ||= container.ready && container.state.running !== undefined;
    }
    if (status === 'Completed' && running) {
      const ready = pod.status.conditions?.some(
        condition => condition.type === 'Ready' && condition.status === 'True',
      );
      status = ready ? 'Running' : 'NotReady';
    }
  }
  if (pod.metadata.deletionTimestamp) {
    status = pod.status.reason === 'NodeLost' ? 'Unknown' : 'Terminating';
  }
  return {
    ready: counted.filter(item => item.ready && item.state.running).length,
    total: pod.spec.containers.length + sidecars.size,
    status,
    ...restartsOf(
      init.initializing
        ? pod.status.initContainerStatuses ?? []
        : [...containers, ...sidecarStatuses],
    ),
  };
}

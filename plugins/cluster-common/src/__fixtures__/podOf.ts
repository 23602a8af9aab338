import { KubernetesObject } from '../model/KubernetesObject';

/** A container of a fixture pod, with its status unless `state` is left out. */
export interface FixtureContainer {
  sidecar?: boolean;
  /** As `status.containerStatuses[].state`. */
  state?: Record<string, unknown>;
  lastState?: Record<string, unknown>;
  ready?: boolean;
  started?: boolean;
  restartCount?: number;
}

/** What a fixture pod is made of. */
export interface FixturePod {
  name?: string;
  phase?: string;
  /** `status.reason` and `status.message`. */
  reason?: string;
  message?: string;
  init?: readonly FixtureContainer[];
  app?: readonly FixtureContainer[];
  conditions?: readonly Record<string, unknown>[];
  restartPolicy?: string;
  readinessGates?: readonly { conditionType: string }[];
  deleted?: boolean;
  finalizers?: readonly string[];
  nodeName?: string;
}

/** A pod whose containers are named `init-0`, `app-0` and so on. */
export function podOf(options: FixturePod): KubernetesObject {
  const { name = 'pod', init = [], app = [{}], deleted = false } = options;
  const pod = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name,
      namespace: 'default',
      uid: `uid-${name}`,
      creationTimestamp: '2024-01-01T00:00:00Z',
      ...(deleted ? { deletionTimestamp: '2024-01-02T00:00:00Z' } : {}),
      ...(options.finalizers ? { finalizers: [...options.finalizers] } : {}),
    },
    spec: {
      initContainers: init.map(({ sidecar }, index) => ({
        name: `init-${index}`,
        image: 'example.com/init:1',
        ...(sidecar ? { restartPolicy: 'Always' } : {}),
      })),
      containers: app.map((_, index) => ({
        name: `app-${index}`,
        image: 'example.com/app:1',
      })),
      restartPolicy: options.restartPolicy ?? 'Always',
      readinessGates: options.readinessGates,
      nodeName: options.nodeName,
    },
    status: {
      phase: options.phase,
      reason: options.reason,
      message: options.message,
      conditions: options.conditions,
      initContainerStatuses: statusesOf('init', init),
      containerStatuses: statusesOf('app', app),
    },
  };
  return pod;
}

function statusesOf(
  prefix: string,
  containers: readonly FixtureContainer[],
): Record<string, unknown>[] {
  return containers.flatMap((container, index) =>
    container.state
      ? {
          name: `${prefix}-${index}`,
          image: `example.com/${prefix}:1`,
          imageID: '',
          state: container.state,
          lastState: container.lastState ?? {},
          ready: container.ready ?? false,
          started: container.started,
          restartCount: container.restartCount ?? 0,
        }
      : [],
  );
}

/** A condition. */
export function condition(
  type: string,
  status: string,
  more: {
    reason?: string;
    message?: string;
    lastTransitionTime?: string;
  } = {},
) {
  return { type, status, ...more };
}

/** A container that runs and is ready, unless told otherwise. */
export function running(more: FixtureContainer = {}): FixtureContainer {
  return {
    state: { running: { startedAt: '2024-01-01T00:00:10Z' } },
    ready: true,
    started: true,
    ...more,
  };
}

/** A container that waits. */
export function waiting(
  reason: string | undefined,
  more: FixtureContainer & { message?: string } = {},
): FixtureContainer {
  const { message, ...container } = more;
  return { state: { waiting: { reason, message } }, ...container };
}

/** A container that ended. */
export function ended(
  exitCode: number,
  more: FixtureContainer & {
    reason?: string;
    message?: string;
    signal?: number;
  } = {},
): FixtureContainer {
  const { reason, message, signal, ...container } = more;
  return {
    state: { terminated: termination(exitCode, { reason, message, signal }) },
    ...container,
  };
}

/** The value of `lastState` after a run ended. */
export function endedBefore(
  exitCode: number,
  more: {
    reason?: string;
    message?: string;
    signal?: number;
    finishedAt?: string;
  } = {},
): Record<string, unknown> {
  return { terminated: termination(exitCode, more) };
}

function termination(
  exitCode: number,
  more: {
    reason?: string;
    message?: string;
    signal?: number;
    finishedAt?: string;
  },
) {
  return {
    exitCode,
    startedAt: '2024-01-01T00:00:05Z',
    finishedAt: '2024-01-01T00:01:00Z',
    ...more,
  };
}

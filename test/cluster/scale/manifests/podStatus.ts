import { createHash } from 'node:crypto';
import type { PodPlan } from '../plan/FleetPlan.ts';
import type { Random } from '../Random.ts';
import type { KubernetesManifest } from './KubernetesManifest.ts';
import { seconds } from './nodeManifest.ts';

const dayMs = 86_400_000;

interface SpecContainer {
  readonly name: string;
  readonly image: string;
}

/**
 * What a kubelet would report of a pod of the fleet; undefined for one without
 * a node, of which the scheduler reports. The times lie in the past as in a
 * fleet that has run for weeks, though the API server says that the pod is new.
 */
export function podStatus(
  pod: PodPlan,
  manifest: KubernetesManifest,
  random: Random,
  now: Date,
): object | undefined {
  const { node, address, state } = pod;
  if (!node || !address) {
    return undefined;
  }
  const started = now.getTime() - random.between(3_600_000, 30 * dayMs);
  const isReady = state === 'running';
  const changed = started + random.between(2, 40) * 1000;
  const last = pod.restarts
    ? now.getTime() -
      random.between(20, (now.getTime() - changed) / 1000) * 1000
    : changed;
  const troubled = isReady ? {} : notReady;
  const { containers } = manifest.spec as { containers: SpecContainer[] };
  return {
    phase: state === 'image-pull' ? 'Pending' : 'Running',
    startTime: at(started),
    hostIP: node.address,
    hostIPs: [{ ip: node.address }],
    podIP: address,
    podIPs: [{ ip: address }],
    qosClass: 'Burstable',
    conditions: [
      condition('PodReadyToStartContainers', true, changed - 1000),
      condition('Initialized', true, started),
      { ...condition('Ready', isReady, last + 3000), ...troubled },
      { ...condition('ContainersReady', isReady, last + 3000), ...troubled },
      condition('PodScheduled', true, started),
    ],
    containerStatuses: containers.map(container =>
      container.name === 'main'
        ? mainStatus({ container, pod, random, changed, last })
        : healthyStatus(container, random, changed, 0),
    ),
  };

  function condition(type: string, status: boolean, time: number) {
    return {
      type,
      status: status ? 'True' : 'False',
      lastProbeTime: null,
      lastTransitionTime: at(time),
    };
  }
}

const notReady = {
  reason: 'ContainersNotReady',
  message: 'containers with unready status: [main]',
};

interface MainStatusOptions {
  readonly container: SpecContainer;
  readonly pod: PodPlan;
  readonly random: Random;
  /** When the container first started, and when it did last; milliseconds. */
  readonly changed: number;
  readonly last: number;
}

function mainStatus(options: MainStatusOptions) {
  const { container, pod, random, changed, last } = options;
  const healthy = healthyStatus(container, random, last, pod.restarts);
  const lastState = pod.restarts
    ? { terminated: ending(random, changed, last) }
    : {};
  switch (pod.state) {
    case 'crash-loop':
      return {
        ...healthy,
        ...{ ready: false, started: false, lastState },
        state: {
          waiting: {
            reason: 'CrashLoopBackOff',
            message: `back-off 5m0s restarting failed container=main pod=${pod.name}`,
          },
        },
      };
    case 'image-pull': {
      const message = random.chance(0.5)
        ? `Back-off pulling image "${container.image}"`
        : `failed to pull and unpack image "${container.image}": not found`;
      const reason = message.startsWith('Back')
        ? 'ImagePullBackOff'
        : 'ErrImagePull';
      return {
        ...{ name: container.name, image: container.image, imageID: '' },
        ...{ ready: false, started: false, restartCount: 0, lastState: {} },
        state: { waiting: { reason, message } },
      };
    }
    case 'not-ready':
      return { ...healthy, ready: false, lastState };
    default:
      return { ...healthy, lastState };
  }
}

function healthyStatus(
  { name, image }: SpecContainer,
  random: Random,
  startedAt: number,
  restartCount: number,
) {
  const repository = image.replace(/:[^:]*$/, '');
  return {
    ...{ name, image, restartCount, ready: true, started: true },
    imageID: `${repository}@sha256:${digestOf(image)}`,
    containerID: `containerd://${random.hex(64)}`,
    state: { running: { startedAt: at(startedAt) } },
    lastState: {},
  };
}

/** The same for the same image, whoever runs it. */
function digestOf(image: string): string {
  return createHash('sha256').update(image).digest('hex');
}

function ending(random: Random, from: number, to: number) {
  const [reason, exitCode] = random.pick([
    ['Error', 1],
    ['Error', 1],
    ['Error', 2],
    ['Error', 143],
    ['OOMKilled', 137],
    ['Completed', 0],
  ] as const);
  return {
    ...{ reason, exitCode, containerID: `containerd://${random.hex(64)}` },
    startedAt: at(from),
    finishedAt: at(Math.max(from, to - random.between(1, 20) * 1000)),
  };
}

function at(time: number): string {
  return seconds(new Date(time));
}

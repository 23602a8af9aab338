import { ended, running, waiting } from '../podOf';
import { PodCase } from './PodCase';
import {
  at,
  crash,
  inService,
  initialized,
  later,
  notStarted,
  ready,
  unready,
} from './podParts';

/** Pods with restartable init containers. */
export const sidecarPods: readonly PodCase[] = [
  {
    title: 'a sidecar and its app are ready',
    pod: {
      ...inService,
      init: [running({ sidecar: true })],
      app: [running()],
    },
    prints: ['Running', '2/2', 0],
    tone: 'ok',
  },
  {
    title: 'a sidecar has not started',
    pod: {
      ...notStarted,
      init: [running({ sidecar: true, started: false, ready: false })],
      app: [waiting('PodInitializing')],
    },
    prints: ['Init:0/1', '0/2', 0],
    tone: 'progressing',
  },
  {
    title: 'a sidecar has started, the init container behind it runs',
    pod: {
      ...notStarted,
      init: [running({ sidecar: true }), running({ ready: false })],
      app: [waiting('PodInitializing')],
    },
    prints: ['Init:1/2', '1/2', 0],
    tone: 'progressing',
  },
  {
    title: 'a started sidecar is not ready',
    pod: {
      phase: 'Running',
      conditions: [initialized, unready],
      init: [running({ sidecar: true, ready: false })],
      app: [running()],
    },
    prints: ['Running', '1/2', 0],
    tone: 'progressing',
    message: 'containers with unready status',
  },
  {
    title: 'restarts of a sidecar count on',
    pod: {
      ...inService,
      conditions: [initialized, ready],
      init: [
        running({ sidecar: true, restartCount: 2, lastState: later }),
        ended(0, { reason: 'Completed', restartCount: 9 }),
      ],
      app: [running({ restartCount: 1, lastState: crash })],
    },
    prints: ['Running', '2/2', 3],
    lastRestart: at('2024-02-01T00:00:00Z'),
    tone: 'ok',
    message: 'Container init-0 was restarted',
  },
  {
    title: 'a sidecar crashes in a loop beside a running app',
    pod: {
      phase: 'Running',
      conditions: [initialized, unready],
      init: [
        waiting('CrashLoopBackOff', {
          sidecar: true,
          started: false,
          restartCount: 4,
          lastState: crash,
        }),
      ],
      app: [running()],
    },
    prints: ['Init:CrashLoopBackOff', '1/2', 4],
    lastRestart: at('2024-01-01T00:01:00Z'),
    tone: 'error',
    message: 'Container init-0: CrashLoopBackOff',
  },
  {
    title: 'all have ended, the sidecar too',
    pod: {
      phase: 'Succeeded',
      restartPolicy: 'Never',
      init: [ended(0, { sidecar: true, reason: 'Completed' })],
      app: [ended(0, { reason: 'Completed' })],
    },
    prints: ['Completed', '0/2', 0],
    tone: 'done',
  },
];

import { ended, running, waiting } from '../podOf';
import { PodCase } from './PodCase';
import {
  at,
  crash,
  earlier,
  inService,
  initialized,
  later,
  notStarted,
  ready,
} from './podParts';

/** Pods with init containers. */
export const initializingPods: readonly PodCase[] = [
  {
    title: 'the first of two init containers runs',
    pod: {
      ...notStarted,
      init: [running({ ready: false }), waiting('PodInitializing')],
      app: [waiting('PodInitializing')],
    },
    prints: ['Init:0/2', '0/1', 0],
    tone: 'progressing',
  },
  {
    title: 'one init container is done, the second runs',
    pod: {
      ...notStarted,
      init: [
        ended(0, {
          reason: 'Completed',
          restartCount: 2,
          lastState: earlier,
        }),
        running({ ready: false, restartCount: 3, lastState: crash }),
      ],
      app: [waiting('PodInitializing')],
    },
    prints: ['Init:1/2', '0/1', 5],
    lastRestart: at('2024-01-01T00:01:00Z'),
    tone: 'progressing',
  },
  {
    title: 'restarts of an init container behind the current one do not count',
    pod: {
      ...notStarted,
      init: [
        running({ ready: false, restartCount: 3, lastState: crash }),
        waiting(undefined, { restartCount: 4, lastState: later }),
      ],
      app: [waiting('PodInitializing')],
    },
    prints: ['Init:0/2', '0/1', 3],
    lastRestart: at('2024-01-01T00:01:00Z'),
    tone: 'progressing',
  },
  {
    title: 'restarts of init containers are history once the app starts',
    pod: {
      ...inService,
      init: [
        ended(0, { reason: 'Completed', restartCount: 2, lastState: later }),
      ],
      app: [running({ restartCount: 4, lastState: crash })],
    },
    prints: ['Running', '1/1', 4],
    lastRestart: at('2024-01-01T00:01:00Z'),
    tone: 'ok',
    message: 'Container app-0 was restarted',
  },
  {
    title: 'an init container crashes in a loop',
    pod: {
      ...notStarted,
      init: [
        waiting('CrashLoopBackOff', { restartCount: 7, lastState: crash }),
      ],
      app: [waiting('PodInitializing')],
    },
    prints: ['Init:CrashLoopBackOff', '0/1', 7],
    lastRestart: at('2024-01-01T00:01:00Z'),
    tone: 'error',
    message: 'Container init-0: CrashLoopBackOff',
  },
  {
    title: 'the image of an init container cannot be pulled',
    pod: {
      ...notStarted,
      init: [waiting('ImagePullBackOff')],
      app: [waiting('PodInitializing')],
    },
    prints: ['Init:ImagePullBackOff', '0/1', 0],
    tone: 'error',
    message: 'Container init-0: ImagePullBackOff',
  },
  {
    title: 'an init container failed',
    pod: {
      ...notStarted,
      init: [ended(1, { reason: 'Error' })],
      app: [waiting('PodInitializing')],
    },
    prints: ['Init:Error', '0/1', 0],
    tone: 'error',
    message: 'Container init-0 ended with exit code 1 (Error)',
  },
  {
    title: 'an init container failed with a code only',
    pod: {
      ...notStarted,
      init: [ended(3)],
      app: [waiting('PodInitializing')],
    },
    prints: ['Init:ExitCode:3', '0/1', 0],
    tone: 'error',
    message: 'exit code 3',
  },
  {
    title: 'an init container failed by a signal',
    pod: {
      ...notStarted,
      init: [ended(143, { signal: 15 })],
      app: [waiting('PodInitializing')],
    },
    prints: ['Init:Signal:15', '0/1', 0],
    tone: 'error',
    message: 'signal 15',
  },
  {
    title: 'an init container is unknown although the pod is initialized',
    pod: {
      phase: 'Running',
      conditions: [initialized, ready],
      init: [waiting(undefined)],
      app: [running()],
    },
    prints: ['Init:0/1', '1/1', 0],
    tone: 'ok',
  },
  {
    title: 'init failed and the pod with it',
    pod: {
      phase: 'Failed',
      restartPolicy: 'Never',
      init: [ended(1, { reason: 'Error' })],
      app: [waiting('PodInitializing')],
    },
    prints: ['Init:Error', '0/1', 0],
    tone: 'error',
    message: 'Container init-0 ended with exit code 1',
  },
];

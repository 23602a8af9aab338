import { running, waiting } from '../podOf';
import { PodCase } from './PodCase';
import { at, crash, later, notStarted, unready } from './podParts';

/** Pods whose containers do not start. */
export const waitingPods: readonly PodCase[] = [
  {
    title: 'crash loop',
    pod: {
      phase: 'Running',
      conditions: [unready],
      app: [
        waiting('CrashLoopBackOff', {
          message: 'back-off 40s restarting failed container=app-0',
          restartCount: 5,
          lastState: crash,
        }),
      ],
    },
    prints: ['CrashLoopBackOff', '0/1', 5],
    lastRestart: at('2024-01-01T00:01:00Z'),
    tone: 'error',
    message:
      'Container app-0: back-off 40s restarting failed container=app-0 (its last run ended with exit code 1 (Error))',
  },
  {
    title: 'crash loop of the second of two',
    pod: {
      phase: 'Running',
      conditions: [unready],
      app: [
        running(),
        waiting('CrashLoopBackOff', { restartCount: 2, lastState: later }),
      ],
    },
    prints: ['CrashLoopBackOff', '1/2', 2],
    lastRestart: at('2024-02-01T00:00:00Z'),
    tone: 'error',
    message: 'exit code 137 (OOMKilled)',
  },
  {
    title: 'one is created while another crashes: the first is printed',
    pod: {
      phase: 'Pending',
      app: [
        waiting('ContainerCreating'),
        waiting('CrashLoopBackOff', { restartCount: 1, lastState: crash }),
      ],
    },
    prints: ['ContainerCreating', '0/2', 1],
    lastRestart: at('2024-01-01T00:01:00Z'),
    tone: 'error',
    message: 'Container app-1: CrashLoopBackOff',
  },
  {
    title: 'image cannot be pulled',
    pod: {
      ...notStarted,
      app: [
        waiting('ImagePullBackOff', {
          message: 'Back-off pulling image "example.com/app:1"',
        }),
      ],
    },
    prints: ['ImagePullBackOff', '0/1', 0],
    tone: 'error',
    message: 'Back-off pulling image',
  },
  ...['ErrImagePull', 'InvalidImageName', 'CreateContainerConfigError'].map(
    (reason): PodCase => ({
      title: `waits with ${reason}`,
      pod: { ...notStarted, app: [waiting(reason)] },
      prints: [reason, '0/1', 0],
      tone: 'error',
      message: `Container app-0: ${reason}`,
    }),
  ),
  {
    title: 'waits for a reason that nobody knows',
    pod: { ...notStarted, app: [waiting('SomethingNew')] },
    prints: ['SomethingNew', '0/1', 0],
    tone: 'warning',
    message: 'Container app-0: SomethingNew',
  },
  {
    title: 'waits without a reason',
    pod: { ...notStarted, app: [waiting(undefined)] },
    prints: ['Pending', '0/1', 0],
    tone: 'progressing',
  },
];

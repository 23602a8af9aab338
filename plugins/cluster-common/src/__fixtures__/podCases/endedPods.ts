import { ended, running, waiting } from '../podOf';
import { PodCase } from './PodCase';
import { at, crash, earlier, inService, unready } from './podParts';

/** Pods whose containers ended, and what is printed when they disagree. */
export const endedPods: readonly PodCase[] = [
  {
    title: 'failed',
    pod: {
      phase: 'Failed',
      restartPolicy: 'Never',
      app: [ended(1, { reason: 'Error', message: 'no such table\n' })],
    },
    prints: ['Error', '0/1', 0],
    tone: 'error',
    message: 'Container app-0 ended with exit code 1 (Error): no such table',
  },
  {
    title: 'out of memory',
    pod: {
      phase: 'Running',
      conditions: [unready],
      app: [ended(137, { reason: 'OOMKilled', restartCount: 1 })],
    },
    prints: ['OOMKilled', '0/1', 1],
    tone: 'error',
    message: 'Container app-0 ended with exit code 137 (OOMKilled)',
  },
  {
    title: 'ended with a code and no reason',
    pod: { phase: 'Failed', restartPolicy: 'Never', app: [ended(42)] },
    prints: ['ExitCode:42', '0/1', 0],
    tone: 'error',
    message: 'exit code 42',
  },
  {
    title: 'ended with 0 and no reason',
    pod: { phase: 'Succeeded', restartPolicy: 'Never', app: [ended(0)] },
    prints: ['ExitCode:0', '0/1', 0],
    tone: 'done',
  },
  {
    title: 'ended by a signal, with no reason',
    pod: {
      phase: 'Failed',
      restartPolicy: 'Never',
      app: [ended(137, { signal: 9 })],
    },
    prints: ['Signal:9', '0/1', 0],
    tone: 'error',
    message: 'signal 9',
  },
  {
    title: 'could not be started',
    pod: {
      phase: 'Failed',
      restartPolicy: 'Never',
      app: [
        ended(128, {
          reason: 'ContainerCannotRun',
          message: 'exec: "serve": not found',
        }),
      ],
    },
    prints: ['ContainerCannotRun', '0/1', 0],
    tone: 'error',
    message: 'exec: "serve": not found',
  },
  {
    title: 'waiting before, terminated behind: the first is printed',
    pod: {
      phase: 'Running',
      app: [
        waiting('CrashLoopBackOff', { restartCount: 3, lastState: earlier }),
        ended(2, { reason: 'Error', restartCount: 3, lastState: crash }),
      ],
    },
    prints: ['CrashLoopBackOff', '0/2', 6],
    lastRestart: at('2024-01-01T00:01:00Z'),
    tone: 'error',
    message: 'Container app-0: CrashLoopBackOff',
  },
  {
    title: 'one has ended well, the other is ready, the pod is not',
    pod: {
      phase: 'Running',
      conditions: [unready],
      app: [ended(0, { reason: 'Completed' }), running()],
    },
    prints: ['NotReady', '1/2', 0],
    tone: 'warning',
    message: 'containers with unready status',
  },
  {
    title: 'one has ended well, the other is ready, and so is the pod',
    pod: {
      ...inService,
      app: [ended(0, { reason: 'Completed', restartCount: 3 }), running()],
    },
    prints: ['Running', '1/2', 3],
    tone: 'ok',
  },
  {
    title: 'the reason of the pod is printed when no container has one',
    pod: {
      phase: 'Running',
      reason: 'PodReason',
      app: [
        running({ restartCount: 3 }),
        { state: {}, ready: true, restartCount: 3 },
      ],
    },
    prints: ['PodReason', '1/2', 6],
    tone: 'ok',
  },
  {
    title: 'ready is not enough: it has to run',
    pod: { phase: 'Running', app: [running(), { state: {}, ready: true }] },
    prints: ['Running', '1/2', 0],
    tone: 'ok',
  },
];

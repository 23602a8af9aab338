import { running } from '../podOf';
import { PodCase } from './PodCase';
import { at, crash, inService, later, unready } from './podParts';

/** Pods that were restarted. */
export const restartedPods: readonly PodCase[] = [
  {
    title: 'runs again after a restart',
    pod: {
      ...inService,
      app: [running({ restartCount: 3, lastState: later })],
    },
    prints: ['Running', '1/1', 3],
    lastRestart: at('2024-02-01T00:00:00Z'),
    tone: 'ok',
    message:
      'Container app-0 was restarted: its last run ended with exit code 137 (OOMKilled)',
  },
  {
    title: 'two restarted: the later one counts',
    pod: {
      ...inService,
      app: [
        running({ restartCount: 6, lastState: later }),
        running({ restartCount: 3, lastState: crash }),
      ],
    },
    prints: ['Running', '2/2', 9],
    lastRestart: at('2024-02-01T00:00:00Z'),
    tone: 'ok',
    message: 'Container app-0 was restarted',
  },
  {
    title: 'only the second restarted',
    pod: {
      ...inService,
      app: [running(), running({ restartCount: 3, lastState: crash })],
    },
    prints: ['Running', '2/2', 3],
    lastRestart: at('2024-01-01T00:01:00Z'),
    tone: 'ok',
    message: 'Container app-1 was restarted',
  },
  {
    title: 'restarted and not ready again',
    pod: {
      phase: 'Running',
      conditions: [unready],
      app: [running({ ready: false, restartCount: 1, lastState: crash })],
    },
    prints: ['Running', '0/1', 1],
    lastRestart: at('2024-01-01T00:01:00Z'),
    tone: 'warning',
    message: 'containers with unready status',
  },
  {
    title: 'restarts without a last state',
    pod: { ...inService, app: [running({ restartCount: 2 })] },
    prints: ['Running', '1/1', 2],
    tone: 'ok',
  },
  {
    title: 'a last state without restarts',
    pod: { ...inService, app: [running({ lastState: crash })] },
    prints: ['Running', '1/1', 0],
    tone: 'ok',
  },
];

import { condition, ended, running, waiting } from '../podOf';
import { PodCase } from './PodCase';
import { inService, lostReadiness, notStarted, unready } from './podParts';

/** Pods that start, run and end without trouble. */
export const healthyPods: readonly PodCase[] = [
  {
    title: 'just created, nothing known',
    pod: notStarted,
    prints: ['Pending', '0/1', 0],
    tone: 'progressing',
  },
  {
    title: 'running and ready',
    pod: { ...inService, app: [running()] },
    prints: ['Running', '1/1', 0],
    tone: 'ok',
  },
  {
    title: 'running and ready, without conditions',
    pod: { phase: 'Running', app: [running(), running()] },
    prints: ['Running', '2/2', 0],
    tone: 'ok',
  },
  {
    title: 'its image is being pulled',
    pod: { ...notStarted, app: [waiting('ContainerCreating')] },
    prints: ['ContainerCreating', '0/1', 0],
    tone: 'progressing',
  },
  {
    title: 'started, not ready yet',
    pod: {
      phase: 'Running',
      conditions: [unready],
      app: [running({ ready: false })],
    },
    prints: ['Running', '0/1', 0],
    tone: 'progressing',
    message: 'containers with unready status: [app-0]',
  },
  {
    title: 'was ready and lost it',
    pod: {
      phase: 'Running',
      conditions: [lostReadiness],
      app: [running({ ready: false })],
    },
    prints: ['Running', '0/1', 0],
    tone: 'warning',
    message: 'containers with unready status: [app-0]',
  },
  {
    title: 'waits for a readiness gate',
    pod: {
      phase: 'Running',
      readinessGates: [{ conditionType: 'example.com/registered' }],
      conditions: [
        condition('Ready', 'False', {
          reason: 'ReadinessGatesNotReady',
          message:
            'corresponding condition of pod readiness gate "example.com/registered" does not exist.',
          lastTransitionTime: '2024-01-01T00:00:00Z',
        }),
      ],
      app: [running()],
    },
    prints: ['Running', '1/1', 0],
    tone: 'progressing',
    message: 'example.com/registered',
  },
  {
    title: 'succeeded',
    pod: {
      phase: 'Succeeded',
      restartPolicy: 'Never',
      conditions: [condition('Ready', 'False', { reason: 'PodCompleted' })],
      app: [ended(0, { reason: 'Completed' })],
    },
    prints: ['Completed', '0/1', 0],
    tone: 'done',
  },
  {
    title: 'ended well and will be restarted',
    pod: {
      phase: 'Running',
      conditions: [unready],
      app: [ended(0, { reason: 'Completed' })],
    },
    prints: ['Completed', '0/1', 0],
    tone: 'progressing',
    message: 'containers with unready status',
  },
];

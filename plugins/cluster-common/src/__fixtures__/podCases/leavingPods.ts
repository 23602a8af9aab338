import { ended, running, waiting } from '../podOf';
import { PodCase } from './PodCase';
import { at, crash, inService, notStarted } from './podParts';

/** Pods that are evicted, lost or deleted. */
export const leavingPods: readonly PodCase[] = [
  {
    title: 'evicted',
    pod: {
      phase: 'Failed',
      reason: 'Evicted',
      message: 'The node was low on resource: memory.',
    },
    prints: ['Evicted', '0/1', 0],
    tone: 'error',
    message: 'The node was low on resource: memory.',
  },
  {
    title: 'its phase is unknown',
    pod: { phase: 'Unknown', app: [{}] },
    prints: ['Unknown', '0/1', 0],
    tone: 'unknown',
  },
  {
    title: 'on a node that was lost',
    pod: {
      phase: 'Running',
      reason: 'NodeLost',
      message: 'Node node-1 which was running pod is unresponsive',
      app: [running()],
    },
    prints: ['NodeLost', '1/1', 0],
    tone: 'unknown',
    message: 'Node node-1 which was running pod is unresponsive',
  },
  {
    title: 'deleted on a node that was lost',
    pod: {
      phase: 'Running',
      reason: 'NodeLost',
      message: 'Node node-1 which was running pod is unresponsive',
      app: [running()],
      deleted: true,
    },
    prints: ['Unknown', '1/1', 0],
    tone: 'unknown',
    message: 'Node node-1 which was running pod is unresponsive',
  },
  {
    title: 'being deleted',
    pod: { ...inService, app: [running({ ready: false })], deleted: true },
    prints: ['Terminating', '0/1', 0],
    tone: 'progressing',
  },
  {
    title: 'being deleted before it ran, held by a finalizer',
    pod: { ...notStarted, deleted: true, finalizers: ['example.com/keep'] },
    prints: ['Terminating', '0/1', 0],
    tone: 'progressing',
    message: 'Deletion waits for finalizers: example.com/keep.',
  },
  {
    title: 'crash loop, being deleted',
    pod: {
      phase: 'Running',
      app: [waiting('CrashLoopBackOff', { restartCount: 1, lastState: crash })],
      deleted: true,
    },
    prints: ['Terminating', '0/1', 1],
    lastRestart: at('2024-01-01T00:01:00Z'),
    tone: 'progressing',
  },
  {
    title: 'succeeded, being deleted',
    pod: {
      phase: 'Succeeded',
      restartPolicy: 'Never',
      app: [ended(0, { reason: 'Completed' })],
      deleted: true,
    },
    prints: ['Completed', '0/1', 0],
    tone: 'done',
  },
  {
    title: 'failed, being deleted',
    pod: {
      phase: 'Failed',
      restartPolicy: 'Never',
      app: [ended(1, { reason: 'Error' })],
      deleted: true,
    },
    prints: ['Error', '0/1', 0],
    tone: 'error',
    message: 'Container app-0 ended with exit code 1 (Error)',
  },
];

import { condition } from '../podOf';
import { PodCase } from './PodCase';
import { notStarted } from './podParts';

/** Pods that have no node yet. */
export const unscheduledPods: readonly PodCase[] = [
  {
    title: 'no node fits',
    pod: {
      ...notStarted,
      conditions: [
        condition('PodScheduled', 'False', {
          reason: 'Unschedulable',
          message: '0/3 nodes are available: 3 Insufficient cpu.',
        }),
      ],
    },
    prints: ['Pending', '0/1', 0],
    tone: 'warning',
    message: '0/3 nodes are available: 3 Insufficient cpu.',
  },
  {
    title: 'held by a scheduling gate',
    pod: {
      phase: 'Pending',
      app: [{}, {}],
      conditions: [
        condition('PodScheduled', 'False', {
          reason: 'SchedulingGated',
          message: 'Scheduling is blocked due to non-empty scheduling gates',
        }),
      ],
    },
    prints: ['SchedulingGated', '0/2', 0],
    tone: 'progressing',
    message: 'Scheduling is blocked',
  },
];

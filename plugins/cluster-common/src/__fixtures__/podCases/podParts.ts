import { condition, endedBefore } from '../podOf';

/** The condition of a pod that is ready. */
export const ready = condition('Ready', 'True');

/** The condition of a pod that was never ready. */
export const unready = condition('Ready', 'False', {
  reason: 'ContainersNotReady',
  message: 'containers with unready status: [app-0]',
  lastTransitionTime: '2024-01-01T00:00:00Z',
});

/** The condition of a pod that was ready and is no more. */
export const lostReadiness = {
  ...unready,
  lastTransitionTime: '2024-01-01T05:00:00Z',
};

/** The condition of a pod whose init containers are done. */
export const initialized = condition('Initialized', 'True');

/** What a pod that is in service has. */
export const inService = { phase: 'Running', conditions: [ready] };

/** What a pod that has not started has. */
export const notStarted = { phase: 'Pending' };

/** The end of a run, at 00:01:00. */
export const crash = endedBefore(1, { reason: 'Error' });

/** The end of a run before `crash`. */
export const earlier = endedBefore(1, {
  reason: 'Error',
  finishedAt: '2024-01-01T00:00:30Z',
});

/** The end of a run after `crash`. */
export const later = endedBefore(137, {
  reason: 'OOMKilled',
  finishedAt: '2024-02-01T00:00:00Z',
});

/** Seconds since the epoch. */
export function at(time: string): number {
  return Date.parse(time) / 1000;
}

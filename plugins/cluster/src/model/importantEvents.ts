import {
  EventRow,
  ResourceRow,
} from '@wheelhouse/backstage-plugin-cluster-common';

/** An event as the feed brings it. */
export type LiveEvent = EventRow & ResourceRow;

// Normal events that say that something changed. The others (scheduled,
// pulled, started …) tell of every start of every pod what its status tells too.
const tellingReasons = new Set([
  'Completed',
  'DeploymentRollback',
  'Evicted',
  'Killing',
  'NodeNotReady',
  'Preempting',
  'ScalingReplicaSet',
  'SuccessfulDelete',
  'SuccessfulRescale',
  'TaintManagerEviction',
]);

/** Warnings, and normal events that say that something changed; newest first. */
export function importantEvents(events: readonly LiveEvent[]): LiveEvent[] {
  return events
    .filter(
      ({ type, reason }) => type !== 'Normal' || tellingReasons.has(reason),
    )
    .sort((a, b) => b.lastSeen - a.lastSeen || (a.id < b.id ? -1 : 1));
}

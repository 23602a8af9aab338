import { EventRow } from './rows';
import { identityOf } from './objectMeta';
import { countOf, fieldsOf, secondsOf, textOf } from './unknownFields';

/** Reasons of normal events that tell what happened to a workload or a node. */
const tellingReasons = new Set([
  'BackoffLimitExceeded',
  'Completed',
  'DeadlineExceeded',
  'DeploymentRollback',
  'Evicted',
  'JobAlreadyActive',
  'Killing',
  'NodeHasDiskPressure',
  'NodeHasInsufficientMemory',
  'NodeHasInsufficientPID',
  'NodeNotReady',
  'NodeNotSchedulable',
  'NodeReady',
  'NodeSchedulable',
  'Preempted',
  'Rebooted',
  'RemovingNode',
  'ResizeCompleted',
  'Resumed',
  'SawCompletedJob',
  'ScalingReplicaSet',
  'Shutdown',
  'SuccessfulRescale',
  'Suspended',
  'TaintManagerEviction',
  'TriggeredScaleUp',
]);

/**
 * Whether somebody who asks what happened wants to see an event: every warning,
 * and of the normal ones those that say that something was changed or stopped
 * (not the many steps of starting a pod).
 */
export function eventMatters(event: { type: string; reason: string }): boolean {
  return event.type !== 'Normal' || tellingReasons.has(event.reason);
}

/** The cells of an event that are its own. */
export type EventFacts = Omit<EventRow, 'namespace' | 'name' | 'created'>;

/**
 * Reads an event as `kubectl get events` does: a series counts for itself; an
 * event in the newer form has only `eventTime`, and happened once.
 */
export function eventFacts(event: unknown): EventFacts {
  const fields = fieldsOf(event);
  const series = fieldsOf(fields.series);
  const about = fieldsOf(fields.involvedObject);
  const firstSeen =
    secondsOf(fields.firstTimestamp) ??
    secondsOf(fields.eventTime) ??
    identityOf(event).created;
  const lastSeen =
    secondsOf(series.lastObservedTime) ??
    secondsOf(fields.lastTimestamp) ??
    firstSeen;
  return {
    type: textOf(fields.type) ?? 'Normal',
    reason: textOf(fields.reason) ?? '',
    message: (textOf(fields.message) ?? '').trim(),
    count: countOf(series.count) || countOf(fields.count) || 1,
    firstSeen,
    lastSeen,
    source:
      textOf(fieldsOf(fields.source).component) ??
      textOf(fields.reportingComponent) ??
      '',
    aboutKind: textOf(about.kind) ?? '',
    aboutName: textOf(about.name) ?? '',
  };
}

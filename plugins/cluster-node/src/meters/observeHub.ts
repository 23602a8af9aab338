import { HubCluster } from '../hub/HubCluster';
import { EventLoopLag } from './EventLoopLag';
import { observeMeters, ReportValue } from './observeMeters';
import { SupersededChanges } from './SupersededChanges';

const meters = {
  watches: {
    name: 'wheelhouse.cluster.upstream.watches',
    type: 'upDownCounter',
    unit: '{watch}',
    description:
      'Collections that are watched at API servers: one per kind, or one per kind and namespace where config names namespaces',
  },
  rows: {
    name: 'wheelhouse.cluster.rows',
    type: 'upDownCounter',
    unit: '{row}',
    description: 'Rows held in memory',
  },
  changes: {
    name: 'wheelhouse.cluster.upstream.changes',
    type: 'counter',
    unit: '{change}',
    description: 'Changes that watches received; objects of lists are none',
  },
  relists: {
    name: 'wheelhouse.cluster.upstream.relists',
    type: 'counter',
    unit: '{list}',
    description: 'Lists beyond the first of a watch',
  },
  stale: {
    name: 'wheelhouse.cluster.upstream.stale',
    type: 'gauge',
    unit: 's',
    description:
      'How long a watched kind has not been live; 0 when it is, and when it is denied or absent',
  },
  superseded: {
    name: 'wheelhouse.cluster.feed.superseded',
    type: 'counter',
    unit: '{change}',
    description:
      'Changes that were not sent because a newer state of their row, or a snapshot, was sent in their place',
  },
  lagMedian: {
    name: 'wheelhouse.cluster.eventloop.delay.p50',
    type: 'gauge',
    unit: 's',
    description:
      'How late the event loop ran since the last collection: the median',
  },
  lag99: {
    name: 'wheelhouse.cluster.eventloop.delay.p99',
    type: 'gauge',
    unit: 's',
    description:
      'How late the event loop ran since the last collection: 99 % of the time at most this',
  },
  lagMaximum: {
    name: 'wheelhouse.cluster.eventloop.delay.max',
    type: 'gauge',
    unit: 's',
    description:
      'How late the event loop ran since the last collection: the longest',
  },
} as const;

/** What is observed of a hub. */
export interface ObservedHub {
  clusters(): Iterable<Pick<HubCluster, 'definition' | 'figures'>>;
  readonly superseded: SupersededChanges;
}

/** Exports the figures of a hub until it is stopped by what this returns. */
export function observeHub(hub: ObservedHub): () => void {
  const lag = new EventLoopLag();
  const stop = observeMeters(meters, report => {
    for (const cluster of hub.clusters()) {
      reportCluster(cluster, report);
    }
    const { byChange, bySnapshot } = hub.superseded;
    report('superseded', byChange, { by: 'change' });
    report('superseded', bySnapshot, { by: 'snapshot' });
    const reading = lag.read();
    if (reading) {
      report('lagMedian', reading.p50);
      report('lag99', reading.p99);
      report('lagMaximum', reading.max);
    }
  });
  return () => {
    stop();
    lag.stop();
  };
}

function reportCluster(
  cluster: Pick<HubCluster, 'definition' | 'figures'>,
  report: ReportValue<keyof typeof meters>,
): void {
  const now = Date.now();
  for (const { kind, rows, states, tally } of cluster.figures()) {
    const place = { 'k8s.cluster.name': cluster.definition.name, kind };
    report('rows', rows, place);
    report('changes', tally.changes, place);
    report('stale', tally.staleSeconds(now), place);
    for (const state of states) {
      tally.reportedStates.add(state);
    }
    // Only what has occurred: all states and reasons of all kinds would be
    // thousands of series in a large fleet.
    for (const state of tally.reportedStates) {
      const watches = states.filter(each => each === state).length;
      report('watches', watches, { ...place, state });
    }
    for (const [reason, lists] of tally.relists) {
      report('relists', lists, { ...place, reason });
    }
  }
}

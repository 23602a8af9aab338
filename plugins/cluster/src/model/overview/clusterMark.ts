import { SourceState, Tone } from '@wheelhouse/backstage-plugin-cluster-common';
import { LiveOverview } from './LiveOverview';

/** Why the numbers of a cluster are not those of this moment. */
export interface ClusterMark {
  state: 'unreachable' | 'stale' | 'denied' | 'connecting';
  tone: Tone;
  /** ISO 8601; undefined where only the state is known. */
  since?: string;
  reason?: string;
}

/** What has to be said beside the numbers of a cluster; undefined while they are live. */
export function clusterMark(
  row: Pick<LiveOverview, 'name' | 'state'>,
  sources: readonly SourceState[],
): ClusterMark | undefined {
  const own = sources.filter(({ cluster }) => cluster === row.name);
  const earliest = (state: SourceState['state']) =>
    own
      .filter(source => source.state === state)
      .sort((a, b) => (a.since < b.since ? -1 : 1))[0];
  const old = earliest('stale') ?? earliest('failed');
  const why = { since: old?.since, reason: old?.reason };
  switch (row.state) {
    case 'unreachable':
      return { state: 'unreachable', tone: 'error', ...why };
    case 'denied': {
      const { since, reason } = old ?? earliest('denied') ?? {};
      return { state: 'denied', tone: 'warning', since, reason };
    }
    case 'connecting':
      return { state: 'connecting', tone: 'progressing' };
    default:
      return old && { state: 'stale', tone: 'warning', ...why };
  }
}

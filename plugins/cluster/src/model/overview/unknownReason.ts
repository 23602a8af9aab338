import { SourceState } from '@wheelhouse/backstage-plugin-cluster-common';
import { LiveOverview } from './LiveOverview';

/** Why a number is missing: it may not be seen, or nobody has counted it yet. */
export type UnknownReason = 'hidden' | 'notCounted';

/** Why a row lacks numbers, if it does. */
export function unknownReason(
  row: Pick<LiveOverview, 'name' | 'state'>,
  sources: readonly SourceState[],
): UnknownReason {
  const own = sources.filter(
    ({ cluster }) => row.name === '' || cluster === row.name,
  );
  const has = (...states: SourceState['state'][]) =>
    own.some(({ state }) => states.includes(state));
  const isAway = row.state !== undefined && row.state !== 'live';
  return !has('denied') && (isAway || has('connecting', 'stale', 'failed'))
    ? 'notCounted'
    : 'hidden';
}

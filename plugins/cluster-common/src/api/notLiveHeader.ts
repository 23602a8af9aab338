import { SourceState } from '../feed/FeedEvent';

/** Header of `rows.csv`: the sources whose rows may be missing or old. Absent when all are live. */
export const NOT_LIVE_HEADER = 'Wheelhouse-Not-Live';

/** Header of `rows.csv`: how many rows it holds. */
export const ROWS_HEADER = 'Wheelhouse-Rows';

/** A source of rows that was not live when they were read. */
export type NotLiveSource = Pick<SourceState, 'cluster' | 'kind' | 'state'>;

// Servers in front of the portal refuse long headers.
const MAX_SOURCES = 50;

/** The header's value, e.g. `edge/pods=stale, west/pods=denied`; of more than 50 sources the first. Undefined when all are live. */
export function printNotLive(
  sources: readonly NotLiveSource[],
): string | undefined {
  const printed = sources
    .filter(({ state }) => state !== 'live')
    .slice(0, MAX_SOURCES)
    .map(
      ({ cluster, kind, state }) =>
        `${encodeURIComponent(cluster)}/${encodeURIComponent(kind)}=${state}`,
    );
  return printed.length > 0 ? printed.join(', ') : undefined;
}

const states: readonly string[] = [
  'connecting',
  'stale',
  'denied',
  'absent',
  'failed',
] satisfies SourceState['state'][];

/** Reads the header; parts that are not understood are left out. */
export function parseNotLive(value: string | null): NotLiveSource[] {
  return (value ?? '').split(',').flatMap(part => {
    const [, cluster, kind, state] =
      /^\s*([^/=]+)\/([^/=]+)=(\w+)\s*$/.exec(part) ?? [];
    return isState(state)
      ? [{ cluster: decode(cluster), kind: decode(kind), state }]
      : [];
  });
}

function isState(text: string | undefined): text is SourceState['state'] {
  return text !== undefined && states.includes(text);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // Not written by `printNotLive`: show it as it is.
    return text;
  }
}

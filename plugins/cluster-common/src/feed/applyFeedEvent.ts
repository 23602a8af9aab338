import { ResourceRow, RowKey, rowKey } from '../model/ResourceRow';
import {
  DeltaEvent,
  FeedEvent,
  SnapshotEvent,
  SourceState,
  WireRow,
} from './FeedEvent';
import { FeedCursor } from './FeedRequest';
import { FeedState } from './FeedState';
import { decodeRow, isSameRow } from './wireRow';

/**
 * The state of one subscription after an event. Rows that did not change stay
 * the very same objects, and if nothing changed so does the state.
 *
 * @param id - the subscription's id: events of others are then ignored
 */
export function applyFeedEvent(
  state: FeedState,
  event: FeedEvent,
  id?: string,
): FeedState {
  if (id !== undefined && 'id' in event && (event.id ?? id) !== id) {
    return state;
  }
  switch (event.type) {
    case 'snapshot':
      return changed(state, snapshotPatch(state, event));
    case 'delta':
      return changed(state, deltaPatch(state, event));
    case 'state':
      return changed(state, {
        sources: isSameSources(state.sources, event.sources)
          ? state.sources
          : event.sources,
        error: undefined,
      });
    case 'error':
      return state.error?.name === event.error.name &&
        state.error.message === event.error.message
        ? state
        : { ...state, error: event.error };
    default:
      return state;
  }
}

type Patch = Partial<FeedState>;

function changed(state: FeedState, patch: Patch): FeedState {
  const next = { ...state, ...patch };
  return (Object.keys(next) as (keyof FeedState)[]).every(
    key => next[key] === state[key],
  )
    ? state
    : next;
}

function snapshotPatch(state: FeedState, event: SnapshotEvent): Patch {
  const rows = new Map<RowKey, ResourceRow>();
  for (const wireRow of event.rows) {
    const [key, row] = takeRow(state, event.columns, wireRow);
    rows.set(key, row);
  }
  const isWindow = event.offset !== undefined;
  return {
    state: 'ready',
    columns: isSameList(state.columns, event.columns)
      ? state.columns
      : event.columns,
    rows: isSameRows(state.rows, rows) ? state.rows : rows,
    order: isWindow ? keepList(state.order, [...rows.keys()]) : undefined,
    offset: event.offset,
    total: event.total,
    unfiltered: event.unfiltered,
    cursor: keepCursor(state.cursor, event.cursor),
    error: undefined,
  };
}

function deltaPatch(state: FeedState, event: DeltaEvent): Patch {
  const { columns, cursor } = state;
  const isOld =
    cursor?.epoch === event.cursor.epoch && event.cursor.seq < cursor.seq;
  // Without a snapshot before it, a delta cannot be read.
  if (state.state === 'connecting' || isOld) {
    return {};
  }
  const rows = new Map(state.rows);
  let isChanged = false;
  for (const wireRow of event.upserts) {
    const [key, row] = takeRow(state, columns, wireRow);
    isChanged ||= rows.get(key) !== row;
    rows.set(key, row);
  }
  for (const key of event.removes) {
    isChanged = rows.delete(key) || isChanged;
  }
  const order = state.order && nextOrder(state.order, event, rows);
  if (order) {
    const inWindow = new Set(order);
    for (const key of rows.keys()) {
      if (!inWindow.has(key)) {
        rows.delete(key);
        isChanged = true;
      }
    }
  }
  return {
    rows: isChanged ? rows : state.rows,
    order: order && keepList(state.order, order),
    total: event.total ?? (order ? state.total : rows.size),
    unfiltered: event.unfiltered ?? state.unfiltered,
    cursor: keepCursor(cursor, event.cursor),
    error: undefined,
  };
}

/** The keys of a window after a delta; only keys whose rows are there. */
function nextOrder(
  before: readonly RowKey[],
  event: DeltaEvent,
  rows: ReadonlyMap<RowKey, ResourceRow>,
): readonly RowKey[] {
  return (event.order ?? before).filter(key => rows.has(key));
}

/** A row that arrived, as the object that is there already if it shows the same. */
function takeRow(
  state: FeedState,
  columns: readonly string[],
  wireRow: WireRow,
): [RowKey, ResourceRow] {
  const row = decodeRow(columns, wireRow);
  const key = rowKey(row);
  const before = state.rows.get(key);
  return [key, before && isSameRow(before, row) ? before : row];
}

function isSameRows(
  left: ReadonlyMap<RowKey, ResourceRow>,
  right: ReadonlyMap<RowKey, ResourceRow>,
): boolean {
  return (
    left.size === right.size &&
    isSameList([...left.keys()], [...right.keys()]) &&
    [...left].every(([key, row]) => right.get(key) === row)
  );
}

function isSameSources(
  left: readonly SourceState[],
  right: readonly SourceState[],
): boolean {
  return (
    left.length === right.length &&
    left.every((source, index) => {
      const other = right[index];
      return (
        source.cluster === other.cluster &&
        source.kind === other.kind &&
        source.state === other.state &&
        source.since === other.since &&
        source.reason === other.reason
      );
    })
  );
}

function keepCursor(
  before: FeedCursor | undefined,
  now: FeedCursor,
): FeedCursor {
  return before?.epoch === now.epoch && before.seq === now.seq ? before : now;
}

function keepList<T>(
  before: readonly T[] | undefined,
  now: readonly T[],
): readonly T[] {
  return before && isSameList(before, now) ? before : now;
}

function isSameList<T>(left: readonly T[], right: readonly T[]): boolean {
  return (
    left.length === right.length &&
    left.every((item, index) => item === right[index])
  );
}

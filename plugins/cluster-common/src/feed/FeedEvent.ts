import { CellValue, RowKey } from '../model/ResourceRow';
import { FeedCursor } from './FeedRequest';

/**
 * What a feed sends, as `event: <type>` and one line of JSON `data:`.
 *
 * Every subscription starts with `state` and then either a `snapshot` or, when
 * its `since` was still known, a `delta` with what was missed. Errors are data.
 * A `ping` comes every 15 seconds; two missed mean that the stream is dead.
 * `bye` says that the server ends the stream and why; the client comes back.
 */
export type FeedEvent =
  | SnapshotEvent
  | DeltaEvent
  | StateEvent
  | ErrorEvent
  | PingEvent
  | ByeEvent;

/** All rows of a subscription (of its window, in order, if it has one). */
export interface SnapshotEvent {
  type: 'snapshot';
  id: string;
  cursor: FeedCursor;
  /** Names of the cells of every row in `rows` and of later `upserts`. */
  columns: readonly string[];
  rows: readonly WireRow[];
  /** Rows that match, inside and outside of the window. */
  total: number;
  /** Index of the first row, for a window. */
  offset?: number;
  /** For a window: rows in scope, whether or not they pass its filters and text. */
  unfiltered?: number;
}

/** What changed since the last event of the subscription, at most once per object. */
export interface DeltaEvent {
  type: 'delta';
  id: string;
  cursor: FeedCursor;
  upserts: WireRow[];
  removes: RowKey[];
  /** For a window whose order changed: the keys of its rows, in order. */
  order?: RowKey[];
  total?: number;
  unfiltered?: number;
}

/** Where the rows of a subscription come from, and how fresh each source is. */
export interface StateEvent {
  type: 'state';
  id: string;
  sources: SourceState[];
}

/** A subscription that cannot be served, or without `id` the whole feed. */
export interface ErrorEvent {
  type: 'error';
  id?: string;
  error: { name: string; message: string };
}

export interface PingEvent {
  type: 'ping';
  /** Milliseconds since the epoch, on the server's clock. */
  time: number;
}

export interface ByeEvent {
  type: 'bye';
  reason: 'expired' | 'shutdown';
}

/** Cells in the order of the snapshot's `columns`; `null` for what is not there. */
export type WireRow = (Exclude<CellValue, undefined> | null)[];

/** How one cluster × kind of a subscription is doing. */
export interface SourceState {
  cluster: string;
  kind: string;
  state: 'connecting' | 'live' | 'stale' | 'denied' | 'absent' | 'failed';
  /** When the state began, ISO 8601. */
  since: string;
  /** A sentence for people; always there unless `live` or `connecting`. */
  reason?: string;
}

/** Seconds between two pings. */
export const feedPingSeconds = 15;

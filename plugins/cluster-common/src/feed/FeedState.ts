import { ResourceRow, RowKey } from '../model/ResourceRow';
import { SourceState } from './FeedEvent';
import { FeedCursor } from './FeedRequest';

/** What a client knows of one subscription. Never mutated. */
export interface FeedState {
  /** `connecting` until the first rows are there. */
  state: 'connecting' | 'ready';
  /** Names of the cells, as the last snapshot gave them. */
  columns: readonly string[];
  rows: ReadonlyMap<RowKey, ResourceRow>;
  /** For a window: the keys of its rows, in order. */
  order?: readonly RowKey[];
  /** For a window: the index of its first row. */
  offset?: number;
  /** Rows that match, inside and outside of the window. */
  total: number;
  /** For a window: rows in scope, whether or not they pass its filters and text. */
  unfiltered?: number;
  /** From where to resume. */
  cursor?: FeedCursor;
  sources: readonly SourceState[];
  /** Why the subscription is not served. Rows that were there before stay. */
  error?: { name: string; message: string };
}

/** The state of a subscription before anything was heard. */
export const initialFeedState: FeedState = {
  state: 'connecting',
  columns: [],
  rows: new Map(),
  total: 0,
  sources: [],
};

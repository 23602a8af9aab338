import {
  FeedState,
  ResourceRow,
  RowKey,
  SourceState,
} from '@wheelhouse/backstage-plugin-cluster-common';

/** Live rows together with where they come from. */
export interface ResourceSet<TRow extends ResourceRow = ResourceRow> {
  /**
   * `loading` until the first rows came, `failed` when none can come. Rows
   * that came once stay, whatever happens to their sources later.
   */
  status: 'loading' | 'ready' | 'failed';
  /** In the order of the window, if there is one. */
  rows: readonly TRow[];
  /** Rows that match, inside and outside of the window. */
  total: number;
  /** For a window: rows in scope, whether or not they pass its filters and text. */
  unfiltered?: number;
  /** The keys of a window's rows, in order. */
  order?: readonly RowKey[];
  /** How each cluster × kind is doing. */
  sources: readonly SourceState[];
  /** Why there is nothing, or nothing new. */
  error?: { name: string; message: string };
}

/** What is shown before anything was heard. */
export const emptyResourceSet: ResourceSet = {
  status: 'loading',
  rows: [],
  total: 0,
  sources: [],
};

/** The rows of a feed's state as pages read them. */
export function resourceSetOf(state: FeedState): ResourceSet {
  return {
    status: statusOf(state),
    rows: rowsOf(state),
    total: state.total,
    unfiltered: state.unfiltered,
    order: state.order,
    sources: state.sources,
    error: state.error,
  };
}

function statusOf(state: FeedState): ResourceSet['status'] {
  if (state.state === 'ready') {
    return 'ready';
  }
  return state.error ? 'failed' : 'loading';
}

function rowsOf(state: FeedState): readonly ResourceRow[] {
  if (!state.order) {
    return Array.from(state.rows.values());
  }
  const rows: ResourceRow[] = [];
  for (const key of state.order) {
    const row = state.rows.get(key);
    if (row) {
      rows.push(row);
    }
  }
  return rows;
}

import {
  FeedScope,
  FeedWindow,
  ResourceRow,
  SourceState,
} from '@wheelhouse/backstage-plugin-cluster-common';
import { useCallback, useMemo, useRef, useState } from 'react';
import { targetKey } from '../feed/targetKey';
import { coverRange, RowRange } from '../model/coverRange';
import { useResources } from './useResources';

/** How a window is sorted and filtered. */
export type TableQuery = Pick<FeedWindow, 'sort' | 'filters' | 'text'>;

/** A long list of which only the rows in view are held. */
export interface ResourceWindow<TRow extends ResourceRow> {
  status: 'loading' | 'ready' | 'failed';
  /** Rows that match. */
  total: number;
  /** Rows in scope, whether or not they pass filters and text; once known. */
  unfiltered: number | undefined;
  /** Index of the first row in `rows`. */
  offset: number;
  /** The rows held now, in order. */
  rows: readonly TRow[];
  /** The row at an index of the whole list, if it is held. */
  rowAt(index: number): TRow | undefined;
  /** Says which rows are in view; more around them are loaded. */
  setRange(first: number, last: number): void;
  /** True while `rows` still answer an earlier question. */
  updating: boolean;
  sources: readonly SourceState[];
  error?: { name: string; message: string };
  /** Tries again at once. */
  retry(): void;
}

interface Shown<TRow> {
  /** What the rows are of, whatever their order. */
  subject: string;
  rows: readonly TRow[];
  offset: number;
  total: number;
  unfiltered: number | undefined;
  sources: readonly SourceState[];
}

const atTheTop = coverRange(undefined, { first: 0, last: 0 });

/** Live rows of a long list, sorted and filtered by the backend. */
export function useResourceWindow<TRow extends ResourceRow = ResourceRow>(
  kind: string | undefined,
  scope: FeedScope | undefined,
  query: TableQuery,
): ResourceWindow<TRow> {
  const subject = targetKey({ kind: kind ?? '', scope });
  const question = subject + JSON.stringify(query);
  const [held, setHeld] = useState<{ question: string; range: RowRange }>();
  const range = held?.question === question ? held.range : atTheTop;
  const set = useResources<TRow>(
    kind === undefined
      ? undefined
      : { kind, scope, window: { ...query, ...range } },
  );

  const shown = useRef<Shown<TRow>>();
  if (shown.current?.subject !== subject) {
    // Rows of something else are no stand-in.
    shown.current = undefined;
  }
  if (set.status === 'ready') {
    const { rows, total, unfiltered, sources } = set;
    const { offset } = range;
    shown.current = { subject, rows, total, unfiltered, sources, offset };
  }
  const { current } = shown;

  const setRange = useCallback(
    (first: number, last: number) =>
      setHeld(before => {
        const known = before?.question === question ? before.range : atTheTop;
        const next = coverRange(known, { first, last });
        return next === known ? before : { question, range: next };
      }),
    [question],
  );

  return useMemo(() => {
    const { rows = [], offset = 0, total = 0, sources = [] } = current ?? {};
    // Without a connection, what was there is better than nothing.
    const waiting =
      set.status === 'loading' || set.error?.name === 'ConnectionError';
    const updating = current !== undefined && set.status !== 'ready' && waiting;
    return {
      status: updating ? 'ready' : set.status,
      total,
      unfiltered: current?.unfiltered,
      offset,
      rows,
      rowAt: (index: number) => rows[index - offset],
      setRange,
      updating,
      sources: updating ? sources : set.sources,
      error: set.error,
      retry: set.retry,
    };
  }, [set, current, setRange]);
}

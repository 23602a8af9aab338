import { ResourceRow } from '@wheelhouse/backstage-plugin-cluster-common';
import { useCallback, useMemo, useRef, useState } from 'react';
import {
  goneRows,
  isSelected,
  mostSelected,
  PresentRows,
  RowSelection,
  toggled,
  withoutRows,
  withRows,
} from '../../model/RowSelection';

/** Options of `useRowSelection`. */
export interface RowSelectionOptions<TRow extends ResourceRow> {
  /** What the rows are of: a selection ends when it changes. */
  subject: string;
  /** Rows that match. */
  total: number;
  /** Index of the first of `rows` in the whole list. */
  offset: number;
  /** The rows that are held. */
  rows: readonly TRow[];
  /** Gets rows that are not held. */
  read: (offset: number, limit: number) => Promise<readonly TRow[]>;
}

/** What went wrong with a selection, for people. */
export type SelectionProblem =
  | { kind: 'tooMany'; total: number }
  | { kind: 'failed'; message: string };

/** The rows that are chosen in a table, and how to choose others. */
export interface RowSelectionControl<TRow extends ResourceRow> {
  rows: readonly TRow[];
  isSelected: (row: TRow) => boolean;
  /** Of all rows that match. */
  extent: 'none' | 'some' | 'all';
  /** True while rows that are not held are on their way. */
  busy: boolean;
  problem: SelectionProblem | undefined;
  /** Chosen rows that went away, since the selection was last changed. */
  gone: readonly TRow[];
  toggle: (index: number) => void;
  /** Chooses everything from where the last choice was made; `from` counts where none was. */
  extend: (index: number, from?: number) => void;
  /** The next range starts somewhere else. */
  forgetAnchor: () => void;
  /** Chooses all rows that match now, or as many as may be. */
  selectAll: () => void;
  clear: () => void;
  /** Says which rows are there; chosen ones that are not drop out. */
  keepPresent: (present: PresentRows) => void;
}

interface State<TRow extends ResourceRow> {
  subject: string;
  selection: RowSelection<TRow>;
  gone: readonly TRow[];
  problem?: SelectionProblem;
  busy: boolean;
}

interface Anchor<TRow extends ResourceRow> {
  subject: string;
  index: number;
  id: string | undefined;
  /** What was chosen beside the range. */
  base: RowSelection<TRow>;
}

/** Keeps which rows of a table are chosen, by their ids, whatever is sorted, filtered or scrolled. */
export function useRowSelection<TRow extends ResourceRow>(
  options: RowSelectionOptions<TRow>,
): RowSelectionControl<TRow> {
  const { subject, total } = options;
  const nothing = useMemo<State<TRow>>(
    () => ({ subject, selection: new Map(), gone: [], busy: false }),
    [subject],
  );
  const [kept, setKept] = useState(nothing);
  const state = kept.subject === subject ? kept : nothing;
  const anchor = useRef<Anchor<TRow>>();
  // Only the answer to the last question counts.
  const question = useRef(0);
  const latest = useRef({ options, state, nothing });
  latest.current = { options, state, nothing };

  const choose = useCallback(
    (selection: RowSelection<TRow>, problem?: SelectionProblem) => {
      question.current += 1;
      setKept({ ...latest.current.nothing, selection, problem });
    },
    [],
  );

  const addRange = useCallback(
    async (
      base: RowSelection<TRow>,
      range: { offset: number; limit: number },
    ) => {
      const { rows, offset, read } = latest.current.options;
      const start = range.offset - offset;
      const limit = Math.min(range.limit, mostSelected);
      const problem: SelectionProblem | undefined =
        range.limit > mostSelected
          ? { kind: 'tooMany', total: range.limit }
          : undefined;
      const held = start < 0 ? [] : rows.slice(start, start + limit);
      question.current += 1;
      const asked = question.current;
      const settle = (part: Partial<State<TRow>>) => {
        if (asked === question.current) {
          setKept({ ...latest.current.nothing, ...part });
        }
      };
      if (held.length === limit) {
        settle({ selection: withRows(base, held), problem });
        return;
      }
      setKept({ ...latest.current.state, busy: true, problem: undefined });
      try {
        const more = await read(range.offset, limit);
        settle({ selection: withRows(base, more), problem });
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error);
        settle({ selection: base, problem: { kind: 'failed', message } });
      }
    },
    [],
  );

  const keepPresent = useCallback(
    (present: PresentRows) =>
      setKept(before => {
        const lost = goneRows(before.selection, present);
        return lost.length === 0
          ? before
          : {
              ...before,
              selection: withoutRows(before.selection, lost),
              gone: [...before.gone, ...lost],
            };
      }),
    [],
  );

  // The same array until the choice changes, however often rows do.
  const chosen = useMemo(
    () => Array.from(state.selection.values()),
    [state.selection],
  );

  return useMemo(() => {
    const { selection, busy, problem, gone } = state;
    const rowAt = (index: number): TRow | undefined => {
      const { rows, offset } = latest.current.options;
      return rows[index - offset];
    };
    const current = () => latest.current.state.selection;
    const extentOf = () => {
      if (selection.size === 0) {
        return 'none' as const;
      }
      const whole =
        selection.size >= Math.min(total, mostSelected) &&
        options.rows
          .slice(0, mostSelected)
          .every(row => isSelected(selection, row));
      return whole ? ('all' as const) : ('some' as const);
    };
    return {
      rows: chosen,
      isSelected: (row: TRow) => isSelected(selection, row),
      extent: extentOf(),
      busy,
      problem,
      gone,
      toggle: (index: number) => {
        const row = rowAt(index);
        if (row) {
          const next = toggled(current(), row);
          const isFull = next.size === current().size;
          anchor.current = { subject, index, id: row.id, base: next };
          choose(
            next,
            isFull ? { kind: 'tooMany', total: next.size + 1 } : undefined,
          );
        }
      },
      extend: (index: number, from: number = index) => {
        const known =
          anchor.current?.subject === subject ? anchor.current : undefined;
        const start = known ?? {
          subject,
          index: from,
          id: rowAt(from)?.id,
          base: current(),
        };
        anchor.current = start;
        const { rows, offset } = latest.current.options;
        const held = rows.findIndex(row => row.id === start.id);
        const first = held < 0 ? start.index : held + offset;
        addRange(start.base, {
          offset: Math.min(first, index),
          limit: Math.abs(first - index) + 1,
        });
      },
      forgetAnchor: () => {
        anchor.current = undefined;
      },
      selectAll: () => {
        anchor.current = undefined;
        addRange(current(), { offset: 0, limit: total });
      },
      clear: () => {
        anchor.current = undefined;
        choose(new Map());
      },
      keepPresent,
    };
  }, [
    subject,
    state,
    total,
    options.rows,
    chosen,
    choose,
    addRange,
    keepPresent,
  ]);
}

import {
  ResourceRow,
  RowKey,
  rowKey,
  rowsLimits,
} from '@wheelhouse/backstage-plugin-cluster-common';

/** Rows that were chosen, by id, each as it was then. Never mutated. */
export type RowSelection<TRow extends ResourceRow> = ReadonlyMap<RowKey, TRow>;

/** How many rows a selection may hold. */
export const mostSelected = rowsLimits.rows;

/**
 * Whether two rows are of one and the same object. Ids alone do not say so: a
 * backend that starts anew gives them out anew, and what was chosen before must
 * not become something else by that.
 */
export function isSameObject(left: ResourceRow, right: ResourceRow): boolean {
  return (
    rowKey(left) === rowKey(right) &&
    left.cluster === right.cluster &&
    left.namespace === right.namespace &&
    left.name === right.name &&
    left.created === right.created
  );
}

/** Whether a row is chosen. */
export function isSelected<TRow extends ResourceRow>(
  selection: RowSelection<TRow>,
  row: TRow,
): boolean {
  const chosen = selection.get(rowKey(row));
  return chosen !== undefined && isSameObject(chosen, row);
}

/** The selection with more rows; as many as it may hold. */
export function withRows<TRow extends ResourceRow>(
  selection: RowSelection<TRow>,
  rows: readonly TRow[],
): RowSelection<TRow> {
  const next = new Map(selection);
  for (const row of rows) {
    if (next.size < mostSelected || next.has(rowKey(row))) {
      next.set(rowKey(row), row);
    }
  }
  return next;
}

/** The selection with a row more or less. */
export function toggled<TRow extends ResourceRow>(
  selection: RowSelection<TRow>,
  row: TRow,
): RowSelection<TRow> {
  if (!isSelected(selection, row)) {
    return withRows(selection, [row]);
  }
  const next = new Map(selection);
  next.delete(rowKey(row));
  return next;
}

/** Which of the asked rows are there: those of a selection that are not are gone. */
export interface PresentRows {
  asked: ReadonlySet<RowKey> | 'all';
  rows: ReadonlyMap<RowKey, ResourceRow>;
}

/** The chosen rows that are not there any more. */
export function goneRows<TRow extends ResourceRow>(
  selection: RowSelection<TRow>,
  { asked, rows }: PresentRows,
): TRow[] {
  return Array.from(selection.values()).filter(chosen => {
    const present = rows.get(rowKey(chosen));
    return (
      (asked === 'all' || asked.has(rowKey(chosen))) &&
      !(present && isSameObject(present, chosen))
    );
  });
}

/** The selection without some rows; the same if it holds none of them. */
export function withoutRows<TRow extends ResourceRow>(
  selection: RowSelection<TRow>,
  rows: readonly TRow[],
): RowSelection<TRow> {
  const held = rows.filter(row => selection.has(rowKey(row)));
  if (held.length === 0) {
    return selection;
  }
  const next = new Map(selection);
  for (const row of held) {
    next.delete(rowKey(row));
  }
  return next;
}

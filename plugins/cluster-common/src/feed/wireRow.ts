import { CellValue, ResourceRow } from '../model/ResourceRow';
import { WireRow } from './FeedEvent';

type Cells = Readonly<Record<string, CellValue>>;

/** A row as it travels: its cells in the order of `columns`, `null` for what is not there. */
export function encodeRow(
  row: ResourceRow,
  columns: readonly string[],
): WireRow {
  const cells = row as ResourceRow & Cells;
  return columns.map(column => cells[column] ?? null);
}

/** A row that has travelled. Cells that are `null` or missing are left out. */
export function decodeRow(
  columns: readonly string[],
  wireRow: WireRow,
): ResourceRow {
  const row: ResourceRow & Record<string, CellValue> = {
    cluster: '',
    id: '',
    namespace: '',
    name: '',
    created: 0,
  };
  for (const [index, column] of columns.entries()) {
    const cell = wireRow[index] ?? undefined;
    if (cell !== undefined) {
      row[column] = cell;
    }
  }
  return row;
}

/** Whether two rows show the same; cells are compared by value. */
export function isSameRow(left: ResourceRow, right: ResourceRow): boolean {
  return isSameRecord(
    left as ResourceRow & Cells,
    right as ResourceRow & Cells,
  );
}

/** Whether two rows show the same in some columns. */
export function hasSameCells(
  left: ResourceRow,
  right: ResourceRow,
  columns: readonly string[],
): boolean {
  const [before, now] = [left, right] as (ResourceRow & Cells)[];
  return columns.every(column => isSameCell(before[column], now[column]));
}

function isSameRecord(left: Cells, right: Cells): boolean {
  const columns = Object.keys(left);
  return (
    columns.length === Object.keys(right).length &&
    columns.every(
      column =>
        Object.hasOwn(right, column) && isSameCell(left[column], right[column]),
    )
  );
}

function isSameCell(left: CellValue, right: CellValue): boolean {
  if (typeof left !== 'object' || typeof right !== 'object') {
    return Object.is(left, right);
  }
  if (isList(left) || isList(right)) {
    return (
      isList(left) &&
      isList(right) &&
      left.length === right.length &&
      left.every((item, index) => item === right[index])
    );
  }
  return isSameRecord(left, right);
}

function isList(
  cell: readonly string[] | Readonly<Record<string, number>>,
): cell is readonly string[] {
  return Array.isArray(cell);
}

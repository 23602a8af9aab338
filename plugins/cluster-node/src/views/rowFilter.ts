import {
  CellValue,
  FeedWindow,
  searchedColumns,
} from '@wheelhouse/backstage-plugin-cluster-common';
import { AccessSet } from '../access/AccessSet';
import { StoredRow } from '../hub/StoredRow';
import { cellReader } from './hiddenCells';

/** Whether a row passes all filters and holds the text. Counts that the viewer may not see match nothing. */
export function rowFilter(
  { filters = {}, text }: Pick<FeedWindow, 'filters' | 'text'>,
  access: AccessSet,
): (stored: StoredRow) => boolean {
  const accepted = Object.entries(filters)
    .filter(([, values]) => values.length > 0)
    .map(
      ([column, values]) =>
        [cellReader(column, access), new Set(values)] as const,
    );
  const wanted = text?.toLowerCase();
  return stored =>
    accepted.every(([cell, values]) =>
      valuesOf(cell(stored)).some(value => values.has(value)),
    ) && holdsText(stored, wanted);
}

/** The values that a cell is filtered by: each of a list, each key of a record, and `''` for what is not there. */
export function valuesOf(cell: CellValue): readonly string[] {
  if (typeof cell !== 'object') {
    return [String(cell ?? '')];
  }
  const values = Array.isArray(cell) ? cell : Object.keys(cell);
  return values.length > 0 ? values : [''];
}

// None of the searched columns counts anything, so none is ever hidden.
function holdsText({ row }: StoredRow, text: string | undefined): boolean {
  if (!text) {
    return true;
  }
  const cells = row as unknown as Readonly<Record<string, CellValue>>;
  return searchedColumns.some(column => {
    const cell = cells[column];
    return typeof cell === 'string' && cell.toLowerCase().includes(text);
  });
}

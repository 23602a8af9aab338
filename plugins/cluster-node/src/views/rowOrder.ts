import {
  CellValue,
  FeedWindow,
  tones,
} from '@wheelhouse/backstage-plugin-cluster-common';
import { AccessSet } from '../access/AccessSet';
import { StoredRow } from '../hub/StoredRow';
import { cellReader } from './hiddenCells';
import { Compare } from './LazyOrder';

// The worst comes last, as a larger number would.
const toneRank = new Map<CellValue, number>(
  tones.map((tone, rank) => [tone, rank]),
);

/**
 * The order of a window's rows: by the column, then by name, then by id, so
 * that no two rows are equal. Counts that the viewer may not see do not sort.
 */
export function rowOrder(
  sort: FeedWindow['sort'],
  access: AccessSet,
): Compare<StoredRow> {
  const column = sort?.column ?? 'name';
  const direction = sort?.descending ? -1 : 1;
  const cell = cellReader(column, access);
  const keyOf: (stored: StoredRow) => CellValue =
    column === 'tone' ? stored => toneRank.get(cell(stored)) : cell;
  return (left, right) =>
    direction * compareCells(keyOf(left), keyOf(right)) ||
    compareCells(left.row.name, right.row.name) ||
    compareCells(left.key, right.key);
}

/** Numbers by size, strings by code unit; what is not there comes first. */
function compareCells(left: CellValue, right: CellValue): number {
  if (left === right) {
    return 0;
  }
  if (left === undefined) {
    return -1;
  }
  if (right === undefined) {
    return 1;
  }
  if (typeof left === 'object' || typeof right === 'object') {
    return compareCells(JSON.stringify(left), JSON.stringify(right));
  }
  return left < right ? -1 : 1;
}

import { InputError } from '@backstage/errors';
import {
  baseColumns,
  encodeRow,
  ResourceDescriptor,
  WireRow,
} from '@wheelhouse/backstage-plugin-cluster-common';
import { AccessSet } from '../access/AccessSet';
import { StoredRow } from '../hub/StoredRow';
import { countedIn, isHidden } from './hiddenCells';

/**
 * The columns of a view over one or several kinds, each column once: those that
 * are chosen, or all. Throws `InputError` for a column that no kind has.
 */
export function viewColumns(
  descriptors: readonly ResourceDescriptor[],
  chosen?: readonly string[],
): readonly string[] {
  const known = new Set<string>([
    ...baseColumns,
    ...descriptors.flatMap(descriptor => descriptor.columns),
  ]);
  const unknown = chosen?.find(column => !known.has(column));
  if (unknown !== undefined) {
    throw new InputError(
      `There is no column '${unknown}'. Known columns: ${[...known].join(
        ', ',
      )}.`,
    );
  }
  return chosen ? [...new Set([...baseColumns, ...chosen])] : [...known];
}

/** Rows as they travel to a viewer, without counts of what the viewer may not see. */
export function wireRows(
  rows: readonly StoredRow[],
  columns: readonly string[],
  access: AccessSet,
): WireRow[] {
  return rows.map(stored => {
    const cells = encodeRow(stored.row, columns);
    return countedIn[stored.kind]
      ? cells.map((cell, index) =>
          isHidden(stored, columns[index], access) ? null : cell,
        )
      : cells;
  });
}

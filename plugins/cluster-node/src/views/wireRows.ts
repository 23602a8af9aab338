import {
  baseColumns,
  encodeRow,
  ResourceDescriptor,
  WireRow,
} from '@wheelhouse/backstage-plugin-cluster-common';
import { AccessSet } from '../access/AccessSet';
import { StoredRow } from '../hub/StoredRow';
import { countedIn, isHidden } from './hiddenCells';

/** The columns of a view over one or several kinds, each column once. */
export function viewColumns(
  descriptors: readonly ResourceDescriptor[],
): readonly string[] {
  return [
    ...new Set([
      ...baseColumns,
      ...descriptors.flatMap(descriptor => descriptor.columns),
    ]),
  ];
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

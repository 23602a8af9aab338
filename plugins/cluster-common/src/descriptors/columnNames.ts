import { ProjectedRow, ResourceRow } from '../model/ResourceRow';

/** The columns of a row that are not base columns. */
export type OwnColumn<TRow extends ProjectedRow> = Exclude<
  keyof TRow,
  keyof ResourceRow
>;

/**
 * The names of a row's own columns, in the order in which they are written.
 * The compiler sees to it that each is there and none is invented.
 */
export function columnNames<TRow extends ProjectedRow>(
  columns: Record<OwnColumn<TRow>, true>,
): readonly string[] {
  return Object.keys(columns);
}

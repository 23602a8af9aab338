import {
  ColumnDef,
  ColumnFiltersState,
  Row,
  SortingState,
} from '@tanstack/react-table';
import {
  CellValue,
  ResourceRow,
  searchedColumns,
} from '@wheelhouse/backstage-plugin-cluster-common';
import { TableQuery } from '../../hooks/useResourceWindow';
import { FilterValue, ResourceColumn } from './ResourceColumn';

/** Our columns as TanStack Table reads them. */
export function columnDefs<TRow extends ResourceRow>(
  columns: readonly ResourceColumn<TRow>[],
): ColumnDef<TRow, CellValue>[] {
  return columns.map(column => ({
    id: column.id,
    header: column.header,
    accessorFn: column.value ?? (row => columnOf(row, column.id)),
    enableSorting: column.sortable ?? false,
    enableGlobalFilter: true,
    sortingFn: (a, b, id) => compare(a.getValue(id), b.getValue(id)),
    sortUndefined: 'last',
    filterFn: acceptsValue,
  }));
}

/** A value to filter by, with its label. */
export function filterValue(value: string | FilterValue): {
  value: string;
  label: string;
} {
  return typeof value === 'string'
    ? { value, label: value }
    : { value: value.value, label: value.label ?? value.value };
}

/** The sort of a query as TanStack Table keeps it. */
export function sortingOf(query: TableQuery): SortingState {
  const { sort } = query;
  return sort ? [{ id: sort.column, desc: sort.descending ?? false }] : [];
}

/** The filters of a query as TanStack Table keeps them. */
export function filtersOf(query: TableQuery): ColumnFiltersState {
  return Object.entries(query.filters ?? {})
    .filter(([, values]) => values.length > 0)
    .map(([id, value]) => ({ id, value }));
}

/** Whether a row holds a text where the backend's search would find it. */
export function matchesText<TRow extends ResourceRow>(
  row: Row<TRow>,
  _columnId: string,
  text: string,
): boolean {
  const wanted = text.toLocaleLowerCase('en-US');
  return searchedColumns.some(column =>
    String(columnOf(row.original, column) ?? '')
      .toLocaleLowerCase('en-US')
      .includes(wanted),
  );
}

function acceptsValue<TRow extends ResourceRow>(
  row: Row<TRow>,
  id: string,
  accepted: string[],
): boolean {
  const value = row.getValue<CellValue>(id);
  return Array.isArray(value)
    ? value.some(each => accepted.includes(String(each)))
    : accepted.includes(String(value ?? ''));
}

function columnOf(row: ResourceRow, column: string): CellValue {
  return Object.entries(row).find(([key]) => key === column)?.[1];
}

const collator = new Intl.Collator('en-US', { numeric: true });

function compare(a: unknown, b: unknown): number {
  return typeof a === 'number' && typeof b === 'number'
    ? a - b
    : collator.compare(String(a ?? ''), String(b ?? ''));
}

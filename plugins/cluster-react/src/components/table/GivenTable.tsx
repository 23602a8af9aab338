import {
  getCoreRowModel,
  getFilteredRowModel,
  getSortedRowModel,
  useReactTable,
} from '@tanstack/react-table';
import {
  ResourceRow,
  rowKey,
} from '@wheelhouse/backstage-plugin-cluster-common';
import { useMemo } from 'react';
import { columnDefs, filtersOf, matchesText, sortingOf } from './columnDefs';
import { GivenTableProps } from './ResourceTableProps';
import { TableFrame } from './TableFrame';
import { useQueryState } from './useQueryState';

/** A table over rows that the page has, sorted and filtered here. */
export function GivenTable<TRow extends ResourceRow>(
  props: GivenTableProps<TRow>,
) {
  const { rows, columns, status = 'ready', sources = [], error } = props;
  const [query, setQuery] = useQueryState(props);
  const table = useReactTable({
    data: rows as TRow[],
    columns: useMemo(() => columnDefs(columns), [columns]),
    state: {
      sorting: sortingOf(query),
      columnFilters: filtersOf(query),
      globalFilter: query.text ?? '',
    },
    globalFilterFn: matchesText,
    getCoreRowModel: getCoreRowModel(),
    getFilteredRowModel: getFilteredRowModel(),
    getSortedRowModel: getSortedRowModel(),
    getRowId: rowKey,
  });
  return (
    <TableFrame
      {...props}
      table={table}
      query={query}
      onQueryChange={setQuery}
      status={status}
      total={table.getRowModel().rows.length}
      offset={0}
      updating={false}
      sources={sources}
      error={error}
    />
  );
}

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
import { useEffect, useMemo } from 'react';
import { columnDefs, filtersOf, matchesText, sortingOf } from './columnDefs';
import { GivenTableProps } from './ResourceTableProps';
import { TableFrame } from './TableFrame';
import { useQueryState } from './useQueryState';
import { useRowSelection } from './useRowSelection';

/** A table over rows that the page has, sorted and filtered here. */
export function GivenTable<TRow extends ResourceRow>(
  props: GivenTableProps<TRow>,
) {
  const { rows, columns, status = 'ready', sources = [], error } = props;
  const { selectable = false } = props;
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
  const shown = table.getRowModel().rows;
  const matching = useMemo(() => shown.map(row => row.original), [shown]);
  const selection = useRowSelection<TRow>({
    subject: props.label,
    total: matching.length,
    offset: 0,
    rows: matching,
    read: async () => matching,
  });
  const { keepPresent } = selection;
  useEffect(() => {
    if (selectable && status === 'ready') {
      const present = new Map(rows.map(row => [rowKey(row), row]));
      keepPresent({ asked: 'all', rows: present });
    }
  }, [selectable, status, rows, keepPresent]);
  return (
    <TableFrame
      {...props}
      table={table}
      query={query}
      onQueryChange={setQuery}
      status={status}
      total={matching.length}
      unfiltered={rows.length}
      selection={selectable ? selection : undefined}
      offset={0}
      updating={false}
      sources={sources}
      error={error}
    />
  );
}

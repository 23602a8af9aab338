import { getCoreRowModel, useReactTable } from '@tanstack/react-table';
import {
  ResourceRow,
  rowKey,
} from '@wheelhouse/backstage-plugin-cluster-common';
import { useResourceWindow } from '../../hooks/useResourceWindow';
import { columnDefs, sortingOf } from './columnDefs';
import { WindowTableProps } from './ResourceTableProps';
import { TableFrame } from './TableFrame';
import { useQueryState } from './useQueryState';
import { useMemo } from 'react';

/** A table whose rows the backend sorts, filters and cuts to what is in view. */
export function WindowTable<TRow extends ResourceRow>(
  props: WindowTableProps<TRow>,
) {
  const { kind, scope, columns } = props;
  const [query, setQuery] = useQueryState(props);
  const view = useResourceWindow<TRow>(kind, scope, query);
  const table = useReactTable({
    // TanStack wants arrays that may be written to, and writes to none.
    data: view.rows as TRow[],
    columns: useMemo(() => columnDefs(columns), [columns]),
    state: { sorting: sortingOf(query) },
    manualSorting: true,
    manualFiltering: true,
    getCoreRowModel: getCoreRowModel(),
    getRowId: rowKey,
  });
  return (
    <TableFrame
      {...props}
      table={table}
      query={query}
      onQueryChange={setQuery}
      status={view.status}
      total={view.total}
      offset={view.offset}
      updating={view.updating}
      sources={view.sources}
      error={view.error}
      onRetry={view.retry}
      onView={view.setRange}
    />
  );
}

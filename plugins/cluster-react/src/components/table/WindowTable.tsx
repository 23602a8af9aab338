import { useApi } from '@backstage/core-plugin-api';
import { getCoreRowModel, useReactTable } from '@tanstack/react-table';
import {
  decodeRow,
  ResourceRow,
  rowKey,
} from '@wheelhouse/backstage-plugin-cluster-common';
import { useEffect, useMemo } from 'react';
import { clusterApiRef } from '../../api/ClusterApi';
import { targetKey } from '../../feed/targetKey';
import { useResourceWindow } from '../../hooks/useResourceWindow';
import { useRowsDownload } from '../../hooks/useRowsDownload';
import { columnDefs, sortingOf } from './columnDefs';
import { WindowTableProps } from './ResourceTableProps';
import { TableFrame } from './TableFrame';
import { usePresentRows } from './usePresentRows';
import { useQueryState } from './useQueryState';
import { useRowSelection } from './useRowSelection';

/** A table whose rows the backend sorts, filters and cuts to what is in view. */
export function WindowTable<TRow extends ResourceRow>(
  props: WindowTableProps<TRow>,
) {
  const { kind, scope, columns, selectable = false } = props;
  const api = useApi(clusterApiRef);
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
  const { download, start, reset } = useRowsDownload();
  const selection = useRowSelection<TRow>({
    subject: targetKey({ kind, scope }),
    total: view.total,
    offset: view.offset,
    rows: view.rows,
    read: async (offset, limit) => {
      const page = await api.rows({ kind, scope, ...query, offset, limit });
      // Rows are decoded by the columns of their kind, which TRow describes.
      return page.rows.map(row => decodeRow(page.columns, row) as TRow);
    },
  });
  const present = usePresentRows(kind, scope, selection.rows);
  const { keepPresent } = selection;
  useEffect(() => {
    if (present) {
      keepPresent(present);
    }
  }, [present, keepPresent]);
  return (
    <TableFrame
      {...props}
      table={table}
      query={query}
      onQueryChange={setQuery}
      status={view.status}
      total={view.total}
      unfiltered={view.unfiltered}
      offset={view.offset}
      updating={view.updating}
      sources={view.sources}
      error={view.error}
      onRetry={view.retry}
      onView={view.setRange}
      selection={selectable ? selection : undefined}
      onFacets={(column, search) => {
        const { filters, text } = query;
        return api.facets({ kind, scope, filters, text, column, search });
      }}
      download={download}
      onDownload={ids =>
        start(
          ids
            ? { kind, scope: { ...scope, ids: [...ids] }, sort: query.sort }
            : { kind, scope, ...query },
        )
      }
      onDownloadClose={reset}
    />
  );
}

import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Box from '@mui/material/Box';
import LinearProgress from '@mui/material/LinearProgress';
import Paper from '@mui/material/Paper';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Table } from '@tanstack/react-table';
import {
  ResourceRow,
  RowKey,
  rowKey,
  SourceState,
} from '@wheelhouse/backstage-plugin-cluster-common';
import { TableQuery } from '../../hooks/useResourceWindow';
import { RowsDownload } from '../../hooks/useRowsDownload';
import { clusterReactTranslationRef } from '../../translation';
import { SourceStates } from '../status/SourceStates';
import { DownloadButton } from './DownloadButton';
import { DownloadNotice } from './DownloadNotice';
import { FacetsSource } from './FacetFilter';
import { ResourceTableBaseProps } from './ResourceTableProps';
import { SelectionBar } from './SelectionBar';
import { TableBody } from './TableBody';
import { TableToolbar } from './TableToolbar';
import { RowSelectionControl } from './useRowSelection';

/** Props of `TableFrame`. */
export interface TableFrameProps<TRow extends ResourceRow>
  extends ResourceTableBaseProps<TRow> {
  table: Table<TRow>;
  query: TableQuery;
  onQueryChange: (query: TableQuery) => void;
  status: 'loading' | 'ready' | 'failed';
  /** Rows that match. */
  total: number;
  /** Index of the table's first row in the whole list. */
  offset: number;
  updating: boolean;
  sources: readonly SourceState[];
  error?: { name: string; message: string };
  onRetry?: () => void;
  /** Which rows are in view. */
  onView?: (first: number, last: number) => void;
  /** Rows that there are without filters and text, once known. */
  unfiltered?: number;
  selection?: RowSelectionControl<TRow>;
  /** Gets the values of a column that rows have. */
  onFacets?: FacetsSource;
  /** Downloads all rows that match, or those with these ids. */
  onDownload?: (ids?: readonly RowKey[]) => void;
  download?: RowsDownload;
  onDownloadClose?: () => void;
}

/** What all tables have around their rows: tools, marks, and what is under way. */
export function TableFrame<TRow extends ResourceRow>(
  props: TableFrameProps<TRow>,
) {
  const { columns, query, onQueryChange, hideSearch, actions } = props;
  const { status, total, updating, sources, error, onRetry } = props;
  const { unfiltered, selection, kindOf, selectionActions } = props;
  const { onFacets, onDownload, download, onDownloadClose } = props;
  const { t } = useTranslationRef(clusterReactTranslationRef);
  const hasTools =
    !hideSearch ||
    actions ||
    columns.some(column => column.filterValues ?? column.filterable);
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', gap: 1, minWidth: 0 }}>
      {hasTools && (
        <TableToolbar
          columns={columns}
          query={query}
          onQueryChange={onQueryChange}
          total={status === 'ready' ? total : undefined}
          unfiltered={unfiltered}
          hideSearch={hideSearch}
          onFacets={onFacets}
          actions={
            <>
              {download && onDownload && onDownloadClose && (
                <DownloadButton
                  download={download}
                  disabled={status !== 'ready' || total === 0}
                  onStart={() => onDownload()}
                  onCancel={onDownloadClose}
                />
              )}
              {actions}
            </>
          }
        />
      )}
      {download && onDownloadClose && (
        <DownloadNotice download={download} onClose={onDownloadClose} />
      )}
      <SourceStates sources={sources} />
      {status === 'ready' && error && (
        <Alert
          severity="warning"
          variant="outlined"
          action={
            onRetry && (
              <Button
                color="inherit"
                size="small"
                onClick={onRetry}
                sx={{ whiteSpace: 'nowrap' }}
              >
                {t('failed.retry')}
              </Button>
            )
          }
        >
          {error.message}
        </Alert>
      )}
      <Paper
        variant="outlined"
        sx={{ position: 'relative', overflow: 'hidden', minWidth: 0 }}
      >
        {updating && (
          <LinearProgress
            aria-label={t('table.updating')}
            sx={{
              position: 'absolute',
              inset: '0 0 auto',
              zIndex: 2,
              height: 2,
            }}
          />
        )}
        <TableBody {...props} />
      </Paper>
      {selection && (
        <SelectionBar
          selection={selection}
          kindOf={kindOf}
          actions={selectionActions}
          onDownload={
            onDownload && (() => onDownload(selection.rows.map(rowKey)))
          }
        />
      )}
    </Box>
  );
}

import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Box from '@mui/material/Box';
import TableSortLabel from '@mui/material/TableSortLabel';
import { Table } from '@tanstack/react-table';
import { ResourceRow } from '@wheelhouse/backstage-plugin-cluster-common';
import { TableQuery } from '../../hooks/useResourceWindow';
import { mostSelected } from '../../model/RowSelection';
import { clusterReactTranslationRef } from '../../translation';
import { headerHeight } from './gridTemplate';
import { ResourceColumn } from './ResourceColumn';
import { SelectBox } from './SelectBox';
import { RowSelectionControl } from './useRowSelection';

/** Props of `GridHeader`. */
export interface GridHeaderProps<TRow extends ResourceRow> {
  columns: readonly ResourceColumn<TRow>[];
  table: Table<TRow>;
  template: string;
  minWidth: number;
  /** Rows that match. */
  total: number;
  selection?: RowSelectionControl<TRow>;
  onSort: (sort: TableQuery['sort']) => void;
}

const ariaSort = { asc: 'ascending', desc: 'descending' } as const;

/** The names of the columns; those that sort are buttons. */
export function GridHeader<TRow extends ResourceRow>(
  props: GridHeaderProps<TRow>,
) {
  const { columns, table, template, minWidth, onSort } = props;
  const { total, selection } = props;
  const { t } = useTranslationRef(clusterReactTranslationRef);
  const selectLabel =
    total > mostSelected
      ? t('table.selectFirst', { count: mostSelected })
      : t('table.selectAll', { count: total });
  return (
    <Box
      role="rowgroup"
      sx={{
        position: 'sticky',
        top: 0,
        zIndex: 1,
        minWidth,
        bgcolor: 'background.paper',
        borderBottom: 1,
        borderColor: 'divider',
      }}
    >
      <Box
        role="row"
        aria-rowindex={1}
        sx={{
          display: 'grid',
          gridTemplateColumns: template,
          height: headerHeight,
          alignItems: 'center',
        }}
      >
        {selection && (
          <Box role="columnheader" aria-colindex={1} sx={{ height: '100%' }}>
            <SelectBox
              label={
                selection.extent === 'all'
                  ? t('table.unselectAll')
                  : selectLabel
              }
              checked={selection.extent === 'all'}
              partly={selection.extent === 'some'}
              disabled={selection.busy}
              onChange={
                selection.extent === 'all'
                  ? selection.clear
                  : selection.selectAll
              }
            />
          </Box>
        )}
        {columns.map((column, position) => {
          const sorted = table.getColumn(column.id)?.getIsSorted() || undefined;
          return (
            <Box
              key={column.id}
              role="columnheader"
              aria-colindex={position + (selection ? 2 : 1)}
              aria-sort={sorted && ariaSort[sorted]}
              sx={{
                px: 2,
                minWidth: 0,
                textAlign: column.align ?? 'left',
                fontSize: 13,
                fontWeight: 600,
                color: 'text.secondary',
                whiteSpace: 'nowrap',
              }}
            >
              {column.sortable ? (
                <TableSortLabel
                  active={sorted !== undefined}
                  direction={sorted ?? 'asc'}
                  onClick={() =>
                    onSort({
                      column: column.id,
                      descending: sorted === 'asc' || undefined,
                    })
                  }
                  sx={{
                    flexDirection:
                      column.align === 'right' ? 'row-reverse' : 'row',
                  }}
                >
                  {column.header}
                </TableSortLabel>
              ) : (
                column.header
              )}
            </Box>
          );
        })}
      </Box>
    </Box>
  );
}

import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { ResourceRow } from '@wheelhouse/backstage-plugin-cluster-common';
import { ReactNode } from 'react';
import { TableQuery } from '../../hooks/useResourceWindow';
import { clusterReactTranslationRef } from '../../translation';
import { ColumnFilter } from './ColumnFilter';
import { ResourceColumn } from './ResourceColumn';
import { SearchField } from './SearchField';
import { isFiltered } from './useQueryState';

/** Props of `TableToolbar`. */
export interface TableToolbarProps<TRow extends ResourceRow> {
  columns: readonly ResourceColumn<TRow>[];
  query: TableQuery;
  onQueryChange: (query: TableQuery) => void;
  /** Rows that match, once known. */
  total: number | undefined;
  hideSearch?: boolean;
  actions?: ReactNode;
}

/** Search, filters, and how many rows are left by them. */
export function TableToolbar<TRow extends ResourceRow>(
  props: TableToolbarProps<TRow>,
) {
  const { columns, query, onQueryChange, total, hideSearch, actions } = props;
  const { t } = useTranslationRef(clusterReactTranslationRef);
  return (
    <Box
      sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1 }}
    >
      {!hideSearch && (
        <SearchField
          text={query.text ?? ''}
          onTextChange={text =>
            onQueryChange({ ...query, text: text || undefined })
          }
        />
      )}
      {columns.map(
        column =>
          column.filterValues && (
            <ColumnFilter
              key={column.id}
              header={column.header}
              values={column.filterValues}
              chosen={query.filters?.[column.id] ?? []}
              onChange={chosen =>
                onQueryChange({
                  ...query,
                  filters: { ...query.filters, [column.id]: chosen },
                })
              }
            />
          ),
      )}
      {isFiltered(query) && (
        <Button
          size="small"
          onClick={() => onQueryChange({ sort: query.sort })}
        >
          {t('table.clearFilters')}
        </Button>
      )}
      <Box sx={{ flexGrow: 1 }} />
      <Typography
        variant="body2"
        role="status"
        sx={{ color: 'text.secondary', fontVariantNumeric: 'tabular-nums' }}
      >
        {total === undefined ? '' : t('table.count', { count: total })}
      </Typography>
      {actions}
    </Box>
  );
}

import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { ResourceRow } from '@wheelhouse/backstage-plugin-cluster-common';
import { ReactNode } from 'react';
import { TableQuery } from '../../hooks/useResourceWindow';
import { clusterReactTranslationRef } from '../../translation';
import { ColumnFilter } from './ColumnFilter';
import { FacetFilter, FacetsSource } from './FacetFilter';
import { OtherFilters } from './OtherFilters';
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
  /** Rows that there are without filters and text, once known. */
  unfiltered?: number;
  hideSearch?: boolean;
  onFacets?: FacetsSource;
  actions?: ReactNode;
}

/** Search, filters, and how many rows are left by them. */
export function TableToolbar<TRow extends ResourceRow>(
  props: TableToolbarProps<TRow>,
) {
  const { columns, query, onQueryChange, total, hideSearch, actions } = props;
  const { unfiltered, onFacets } = props;
  const { t } = useTranslationRef(clusterReactTranslationRef);
  const choose = (column: string, chosen: string[]) =>
    onQueryChange({
      ...query,
      filters: { ...query.filters, [column]: chosen },
    });
  const countText = () => {
    if (total === undefined) {
      return '';
    }
    return isFiltered(query) && unfiltered !== undefined
      ? t('table.countOf', { matching: total, all: unfiltered })
      : t('table.count', { count: total });
  };
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
      {columns.map(column => {
        const { id, header, filterValues, filterable } = column;
        const common = {
          header,
          chosen: query.filters?.[id] ?? [],
          onChange: (chosen: string[]) => choose(id, chosen),
        };
        if (filterValues) {
          return <ColumnFilter key={id} {...common} values={filterValues} />;
        }
        return filterable && onFacets ? (
          <FacetFilter
            key={id}
            {...common}
            onFacets={search => onFacets(id, search)}
          />
        ) : null;
      })}
      <OtherFilters columns={columns} query={query} onChange={choose} />
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
        {countText()}
      </Typography>
      {actions}
    </Box>
  );
}

import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Clear from '@mui/icons-material/Clear';
import Button from '@mui/material/Button';
import { ResourceRow } from '@wheelhouse/backstage-plugin-cluster-common';
import { TableQuery } from '../../hooks/useResourceWindow';
import { clusterReactTranslationRef } from '../../translation';
import { ResourceColumn } from './ResourceColumn';

/** Props of `OtherFilters`. */
export interface OtherFiltersProps<TRow extends ResourceRow> {
  columns: readonly ResourceColumn<TRow>[];
  query: TableQuery;
  onChange: (column: string, chosen: string[]) => void;
}

/** Filters that came by a link and have no button of their own: shown, so that they can be taken back. */
export function OtherFilters<TRow extends ResourceRow>(
  props: OtherFiltersProps<TRow>,
) {
  const { columns, query, onChange } = props;
  const { t } = useTranslationRef(clusterReactTranslationRef);
  const others = Object.entries(query.filters ?? {}).filter(
    ([id, values]) =>
      values.length > 0 &&
      !columns.some(
        column =>
          column.id === id && (column.filterValues ?? column.filterable),
      ),
  );
  return (
    <>
      {others.map(([id, values]) => {
        const filter = {
          column: columns.find(column => column.id === id)?.header ?? id,
          values: values
            .map(value => value || t('table.anythingElse'))
            .join(', '),
        };
        return (
          <Button
            key={id}
            size="small"
            variant="outlined"
            endIcon={<Clear />}
            aria-label={t('table.removeFilter', filter)}
            onClick={() => onChange(id, [])}
            sx={{ textTransform: 'none', height: 34 }}
          >
            {t('table.activeFilter', filter)}
          </Button>
        );
      })}
    </>
  );
}

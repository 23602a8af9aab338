import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Button from '@mui/material/Button';
import { ResourceRow } from '@wheelhouse/backstage-plugin-cluster-common';
import { clusterReactTranslationRef } from '../../translation';
import { DeniedScreen } from '../screens/DeniedScreen';
import { EmptyScreen } from '../screens/EmptyScreen';
import { FailedScreen } from '../screens/FailedScreen';
import { LoadingScreen } from '../screens/LoadingScreen';
import { TableFrameProps } from './TableFrame';
import { isFiltered } from './useQueryState';
import { VirtualGrid } from './VirtualGrid';

/** The rows, or the screen that says why there are none. */
export function TableBody<TRow extends ResourceRow>(
  props: TableFrameProps<TRow>,
) {
  const { label, columns, table, query, onQueryChange, empty } = props;
  const { status, total, offset, sources, error, onRetry } = props;
  const { onOpen, onView, maxHeight, selection } = props;
  const { t } = useTranslationRef(clusterReactTranslationRef);

  if (status === 'loading') {
    return <LoadingScreen lines={8} />;
  }
  if (status === 'failed') {
    return error?.name === 'NotAllowedError' ? (
      <DeniedScreen reason={error.message} />
    ) : (
      <FailedScreen what={label} error={error} onRetry={onRetry} />
    );
  }
  if (total > 0) {
    return (
      <VirtualGrid
        label={label}
        columns={columns}
        table={table}
        total={total}
        offset={offset}
        maxHeight={maxHeight}
        onOpen={onOpen}
        onView={onView}
        selection={selection}
        onSort={sort => onQueryChange({ ...query, sort })}
      />
    );
  }
  if (isFiltered(query)) {
    return (
      <EmptyScreen
        title={t('table.filteredTitle')}
        text={t('table.filteredText')}
        actions={
          <Button
            variant="outlined"
            size="small"
            onClick={() => onQueryChange({ sort: query.sort })}
          >
            {t('table.clearFilters')}
          </Button>
        }
      />
    );
  }
  const denied = sources.filter(source => source.state === 'denied');
  if (denied.length > 0 && denied.length === sources.length) {
    return <DeniedScreen reason={denied[0].reason} />;
  }
  return (
    <>
      {empty ?? (
        <EmptyScreen
          title={t('table.emptyTitle')}
          text={t('table.emptyText')}
        />
      )}
    </>
  );
}

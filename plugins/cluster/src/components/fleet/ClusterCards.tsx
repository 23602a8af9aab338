import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import {
  ClusterRow,
  ResourceRow,
} from '@wheelhouse/backstage-plugin-cluster-common';
import {
  FailedScreen,
  StaleBanner,
  useResources,
} from '@wheelhouse/backstage-plugin-cluster-react';
import { useClusters } from '../../hooks/useClusters';
import { clusterTranslationRef } from '../../translation';
import { ClusterCard } from './ClusterCard';
import { ClusterCardSkeleton } from './ClusterCardSkeleton';
import { ClusterProblems } from './ClusterProblems';
import { NoClusters } from './NoClusters';

/** A card per cluster, and below what config names but cannot be shown. */
export function ClusterCards() {
  const { t } = useTranslationRef(clusterTranslationRef);
  const { status, rows, sources, error, retry } = useResources<
    ClusterRow & ResourceRow
  >({ kind: 'clusters' });
  const names = rows.map(row => row.name).sort();
  const config = useClusters(names.join());
  if (status === 'failed') {
    return (
      <FailedScreen what={t('fleet.clusters')} error={error} onRetry={retry} />
    );
  }
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', gap: 2 }}>
      <StaleBanner sources={sources} onRetry={retry} />
      {config.error && (
        <Alert severity="warning" variant="outlined">
          {t('cluster.configFailed', { message: config.error.message })}
        </Alert>
      )}
      {status === 'ready' && rows.length === 0 && <NoClusters />}
      <Box
        component="ul"
        aria-label={t('fleet.clusters')}
        aria-busy={status === 'loading'}
        sx={{
          display: 'grid',
          gridTemplateColumns:
            'repeat(auto-fill, minmax(min(100%, 340px), 1fr))',
          gap: 3,
          m: 0,
          p: 0,
          listStyle: 'none',
        }}
      >
        {status === 'loading' &&
          [0, 1, 2].map(place => (
            <li key={place}>
              <ClusterCardSkeleton />
            </li>
          ))}
        {rows
          .slice()
          .sort((a, b) => a.title.localeCompare(b.title))
          .map(row => (
            <li key={row.name}>
              <ClusterCard row={row} info={config.infos.get(row.name)} />
            </li>
          ))}
      </Box>
      <ClusterProblems problems={config.problems} />
    </Box>
  );
}

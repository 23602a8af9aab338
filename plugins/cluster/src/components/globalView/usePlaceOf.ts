import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { useCallback } from 'react';
import { LiveOverview } from '../../model/overview/LiveOverview';
import { clusterTranslationRef } from '../../translation';

/** What to call the place of a row: the cluster's title, or all clusters. */
export function usePlaceOf(): (row: LiveOverview) => string {
  const { t } = useTranslationRef(clusterTranslationRef);
  return useCallback(
    row => (row.name === '' ? t('overview.allClusters') : row.title),
    [t],
  );
}

import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { OVERVIEW_KIND } from '@wheelhouse/backstage-plugin-cluster-common';
import {
  FailedScreen,
  StaleBanner,
  useResources,
} from '@wheelhouse/backstage-plugin-cluster-react';
import { useMemo } from 'react';
import { useGlobalLinks } from '../../hooks/useOverviewLinks';
import { LiveOverview, overviewParts } from '../../model/overview/LiveOverview';
import { clusterTranslationRef } from '../../translation';
import { NoClusters } from '../fleet/NoClusters';
import { OverviewContext } from './OverviewContext';
import { OverviewFrame } from './OverviewFrame';
import { OverviewPanels } from './OverviewPanels';
import { OverviewSkeleton } from './OverviewSkeleton';

/** Sums over all clusters, live. */
export function GlobalView() {
  const { t } = useTranslationRef(clusterTranslationRef);
  const { status, rows, sources, error, retry } = useResources<LiveOverview>({
    kind: OVERVIEW_KIND,
  });
  const links = useGlobalLinks();
  const parts = useMemo(() => overviewParts(rows), [rows]);
  const surroundings = useMemo(() => ({ links, sources }), [links, sources]);
  const title = t('overview.title');
  if (status === 'failed') {
    return <FailedScreen what={title} error={error} onRetry={retry} />;
  }
  if (status === 'ready' && parts.clusters.length === 0) {
    return <NoClusters />;
  }
  return (
    <OverviewContext.Provider value={surroundings}>
      <OverviewFrame label={title} busy={status === 'loading'}>
        <StaleBanner sources={sources} onRetry={retry} />
        {status === 'loading' ? (
          <OverviewSkeleton />
        ) : (
          <OverviewPanels parts={parts} />
        )}
      </OverviewFrame>
    </OverviewContext.Provider>
  );
}

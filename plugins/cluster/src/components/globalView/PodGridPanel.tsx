import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Box from '@mui/material/Box';
import { FeedScope } from '@wheelhouse/backstage-plugin-cluster-common';
import { LoadingScreen } from '@wheelhouse/backstage-plugin-cluster-react';
import { lazy, Suspense, useRef } from 'react';
import { clusterTranslationRef } from '../../translation';
import { Panel } from './Panel';
import { useNear } from './useNear';

const PodGrid = lazy(async () => {
  const module = await import('../podGrid/PodGrid');
  return { default: module.PodGrid };
});

/** Props of `PodGridPanel`. */
export interface PodGridPanelProps {
  scope?: FeedScope;
}

/**
 * A cell per pod. It carries as much as there are pods, so it is asked for only
 * when somebody comes near it.
 */
export function PodGridPanel(props: PodGridPanelProps) {
  const { scope } = props;
  const { t } = useTranslationRef(clusterTranslationRef);
  const place = useRef<HTMLDivElement>(null);
  const isNear = useNear(place);
  return (
    <Panel title={t('overview.podGrid')}>
      <Box ref={place} sx={{ minHeight: 240 }}>
        {isNear ? (
          <Suspense fallback={<LoadingScreen />}>
            <PodGrid scope={scope} />
          </Suspense>
        ) : (
          <LoadingScreen />
        )}
      </Box>
    </Panel>
  );
}

import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';
import { clusterResourceReadPermission } from '@wheelhouse/backstage-plugin-cluster-common';
import {
  DeniedScreen,
  EmptyScreen,
  FailedScreen,
} from '@wheelhouse/backstage-plugin-cluster-react';
import { WorkloadsState } from '../../model/workloadsState';
import { clusterTranslationRef } from '../../translation';

/** Props of `PodGridScreen`. */
export interface PodGridScreenProps {
  state: Exclude<WorkloadsState, { screen: 'rows' }>;
  onRetry: () => void;
}

/** What stands in place of the cells while there are none. */
export function PodGridScreen(props: PodGridScreenProps) {
  const { state, onRetry } = props;
  const { t } = useTranslationRef(clusterTranslationRef);
  switch (state.screen) {
    case 'denied':
      return (
        <DeniedScreen
          reason={state.reason}
          permission={
            state.reason ? undefined : clusterResourceReadPermission.name
          }
        />
      );
    case 'failed':
      return (
        <FailedScreen
          what={t('fleet.pods')}
          error={state.error}
          onRetry={onRetry}
        />
      );
    case 'empty':
      return (
        <EmptyScreen
          title={t('podGrid.emptyTitle')}
          text={t('podGrid.emptyText')}
        />
      );
    default:
      return <PodGridSkeleton />;
  }
}

/** The shape of groups of cells. */
function PodGridSkeleton() {
  const { t } = useTranslationRef(clusterTranslationRef);
  return (
    <Box
      role="status"
      aria-label={t('podGrid.loading')}
      sx={{ display: 'flex', flexDirection: 'column', gap: 1.5, p: 1 }}
    >
      {[120, 70, 40].map(height => (
        <div key={height}>
          <Skeleton variant="text" width={160} />
          <Skeleton variant="rectangular" height={height} />
        </div>
      ))}
    </Box>
  );
}

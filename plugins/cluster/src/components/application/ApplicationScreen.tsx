import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Box from '@mui/material/Box';
import {
  clusterResourceReadPermission,
  EntityScope,
  KUBERNETES_ID_ANNOTATION,
  SourceState,
} from '@wheelhouse/backstage-plugin-cluster-common';
import {
  DeniedScreen,
  FailedScreen,
  LoadingScreen,
  NotSetUpScreen,
  SourceStates,
} from '@wheelhouse/backstage-plugin-cluster-react';
import { isSystem } from '../../model/isSystem';
import { WorkloadsState } from '../../model/workloadsState';
import { clusterTranslationRef } from '../../translation';
import { NoPartRuns } from '../workloads/NoPartRuns';
import { NothingRuns } from '../workloads/NothingRuns';

/** Props of `ApplicationScreen`. */
export interface ApplicationScreenProps {
  entity: Entity;
  /** What the annotations of the entity itself say; a system has none. */
  scope: EntityScope | undefined;
  state: WorkloadsState;
  sources: readonly SourceState[];
  onRetry: () => void;
}

/** What stands in place of the sums while there are none. */
export function ApplicationScreen(props: ApplicationScreenProps) {
  const { entity, scope, state, sources, onRetry } = props;
  const { t } = useTranslationRef(clusterTranslationRef);
  if (!scope && !isSystem(entity)) {
    return (
      <NotSetUpScreen
        what={t('overview.applicationTab')}
        entity={stringifyEntityRef(entity)}
        lines={`annotations:\n  ${KUBERNETES_ID_ANNOTATION}: ${entity.metadata.name}`}
      />
    );
  }
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
      return isSystem(entity) && state.error.name === 'NotFoundError' ? (
        <NoPartRuns />
      ) : (
        <FailedScreen
          what={t('overview.application')}
          error={state.error}
          onRetry={onRetry}
        />
      );
    case 'empty':
      return (
        <>
          {scope ? <NothingRuns scope={scope} /> : <NoPartRuns />}
          <Box sx={{ p: 2, pt: 0, '&:empty': { display: 'none' } }}>
            <SourceStates sources={sources} />
          </Box>
        </>
      );
    default:
      return <LoadingScreen />;
  }
}

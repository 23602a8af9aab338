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
import { ReactElement } from 'react';
import { isSystem } from '../../model/isSystem';
import { WorkloadsState } from '../../model/workloadsState';
import { clusterTranslationRef } from '../../translation';
import { NoPartRuns } from './NoPartRuns';
import { NothingRuns } from './NothingRuns';

/** Props of `WorkloadsScreen`. */
export interface WorkloadsScreenProps {
  entity: Entity;
  /** What the annotations of the entity itself say; a system needs none. */
  scope: EntityScope | undefined;
  state: WorkloadsState;
  sources: readonly SourceState[];
  onRetry: () => void;
}

/** What stands in place of the workloads while there are none. */
export function WorkloadsScreen(props: WorkloadsScreenProps) {
  const { sources, state } = props;
  return (
    <>
      {screenOf(props)}
      {state.screen === 'empty' && (
        <Box sx={{ p: 2, pt: 0, '&:empty': { display: 'none' } }}>
          <SourceStates sources={sources} />
        </Box>
      )}
    </>
  );
}

function screenOf(props: WorkloadsScreenProps): ReactElement {
  const { entity, scope, state } = props;
  if (!scope && !isSystem(entity)) {
    return <NotSetUp entity={entity} />;
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
        <Failed {...props} error={state.error} />
      );
    case 'empty':
      return scope ? <NothingRuns scope={scope} /> : <NoPartRuns />;
    default:
      return <LoadingScreen />;
  }
}

function NotSetUp(props: { entity: Entity }) {
  const { entity } = props;
  const { t } = useTranslationRef(clusterTranslationRef);
  return (
    <NotSetUpScreen
      what={t('workloads.tab')}
      entity={stringifyEntityRef(entity)}
      lines={`annotations:\n  ${KUBERNETES_ID_ANNOTATION}: ${entity.metadata.name}`}
    />
  );
}

function Failed(
  props: WorkloadsScreenProps & { error: { name: string; message: string } },
) {
  const { error, onRetry } = props;
  const { t } = useTranslationRef(clusterTranslationRef);
  return (
    <FailedScreen what={t('workloads.title')} error={error} onRetry={onRetry} />
  );
}

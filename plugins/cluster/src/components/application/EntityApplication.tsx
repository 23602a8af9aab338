import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Paper from '@mui/material/Paper';
import { entityScope } from '@wheelhouse/backstage-plugin-cluster-common';
import {
  SourceStates,
  StaleBanner,
} from '@wheelhouse/backstage-plugin-cluster-react';
import { useMemo } from 'react';
import { useEntityOverview } from '../../hooks/useEntityOverview';
import { useEntityLinks } from '../../hooks/useOverviewLinks';
import { isSystem } from '../../model/isSystem';
import { clusterTranslationRef } from '../../translation';
import { OverviewContext } from '../globalView/OverviewContext';
import { OverviewFrame } from '../globalView/OverviewFrame';
import { OverviewPanels } from '../globalView/OverviewPanels';
import { OverviewSkeleton } from '../globalView/OverviewSkeleton';
import { ApplicationScreen } from './ApplicationScreen';

/** Props of `EntityApplication`. */
export interface EntityApplicationProps {
  entity: Entity;
}

/** The sums over what an entity runs in all clusters. */
export function EntityApplication(props: EntityApplicationProps) {
  const { entity } = props;
  const { t } = useTranslationRef(clusterTranslationRef);
  const scope = entityScope(entity);
  const entityRef =
    scope || isSystem(entity) ? stringifyEntityRef(entity) : undefined;
  const { state, parts, sources, retry } = useEntityOverview(entityRef);
  const links = useEntityLinks();
  const surroundings = useMemo(() => ({ links, sources }), [links, sources]);
  const isLoading = entityRef !== undefined && state.screen === 'loading';
  if (state.screen !== 'rows' && !isLoading) {
    return (
      <Paper variant="outlined">
        <ApplicationScreen
          entity={entity}
          scope={scope}
          state={state}
          sources={sources}
          onRetry={retry}
        />
      </Paper>
    );
  }
  return (
    <OverviewContext.Provider value={surroundings}>
      <OverviewFrame label={t('overview.label')} busy={isLoading}>
        <StaleBanner sources={sources} onRetry={retry} />
        {isLoading ? (
          <OverviewSkeleton />
        ) : (
          <>
            <SourceStates
              sources={sources.filter(({ state: each }) => each !== 'stale')}
            />
            <OverviewPanels parts={parts} scope={{ entityRef }} />
          </>
        )}
      </OverviewFrame>
    </OverviewContext.Provider>
  );
}

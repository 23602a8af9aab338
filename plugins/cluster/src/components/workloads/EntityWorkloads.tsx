import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import { entityScope } from '@wheelhouse/backstage-plugin-cluster-common';
import {
  SourceStates,
  StaleBanner,
} from '@wheelhouse/backstage-plugin-cluster-react';
import { useEntityWorkloads } from '../../hooks/useEntityWorkloads';
import { isSystem } from '../../model/isSystem';
import { clusterTranslationRef } from '../../translation';
import { EventsPanel } from './EventsPanel';
import { SummaryBar } from './SummaryBar';
import { WorkloadPlaces } from './WorkloadPlaces';
import { WorkloadsScreen } from './WorkloadsScreen';

/** Props of `EntityWorkloads`. */
export interface EntityWorkloadsProps {
  entity: Entity;
}

/** What an entity runs, over all clusters, and the events that matter. */
export function EntityWorkloads(props: EntityWorkloadsProps) {
  const { entity } = props;
  const { t } = useTranslationRef(clusterTranslationRef);
  const scope = entityScope(entity);
  const entityRef =
    scope || isSystem(entity) ? stringifyEntityRef(entity) : undefined;
  const { state, places, summary, sources, retry } =
    useEntityWorkloads(entityRef);
  if (!entityRef || state.screen !== 'rows') {
    return (
      <Paper variant="outlined">
        <WorkloadsScreen
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
    <Box
      component="section"
      aria-label={t('workloads.title')}
      sx={{
        display: 'flex',
        flexDirection: 'column',
        gap: 2,
        minWidth: 0,
        typography: 'body2',
      }}
    >
      <StaleBanner sources={sources} onRetry={retry} />
      <SummaryBar summary={summary} />
      <SourceStates
        sources={sources.filter(source => source.state !== 'stale')}
      />
      <WorkloadPlaces places={places} sources={sources} />
      <EventsPanel entityRef={entityRef} />
    </Box>
  );
}

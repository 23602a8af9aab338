import { stringifyEntityRef } from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { EntityInfoCard, useEntity } from '@backstage/plugin-catalog-react';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import { entityScope } from '@wheelhouse/backstage-plugin-cluster-common';
import { SourceStates } from '@wheelhouse/backstage-plugin-cluster-react';
import { useMemo } from 'react';
import { Link as RouterLink } from 'react-router-dom';
import { useEntityOverview } from '../../hooks/useEntityOverview';
import { useEntityLinks } from '../../hooks/useOverviewLinks';
import { entityApplicationRouteRef } from '../../routes';
import { clusterTranslationRef } from '../../translation';
import { OverviewContext } from '../globalView/OverviewContext';
import { OverviewFrame } from '../globalView/OverviewFrame';
import { ClusterPodRows } from '../globalView/ClusterPodRows';
import { OverviewTiles } from '../globalView/OverviewTiles';
import { ApplicationScreen } from './ApplicationScreen';

/** The card on an entity's overview: how much it runs, and where. */
export function EntityApplicationCard() {
  const { entity } = useEntity();
  const { t } = useTranslationRef(clusterTranslationRef);
  const { state, parts, sources, retry } = useEntityOverview(
    stringifyEntityRef(entity),
  );
  const links = useEntityLinks();
  const surroundings = useMemo(() => ({ links, sources }), [links, sources]);
  const tab = useRouteRef(entityApplicationRouteRef);
  return (
    <EntityInfoCard
      title={t('overview.application')}
      footerActions={
        <Box sx={{ typography: 'body2' }}>
          <Link component={RouterLink} to={tab()}>
            {t('overview.entity.openTab')}
          </Link>
        </Box>
      }
    >
      {state.screen === 'rows' && parts.all ? (
        <OverviewContext.Provider value={surroundings}>
          <OverviewFrame label={t('overview.label')}>
            <OverviewTiles all={parts.all} />
            <ClusterPodRows parts={parts} />
            <SourceStates sources={sources} />
          </OverviewFrame>
        </OverviewContext.Provider>
      ) : (
        <ApplicationScreen
          entity={entity}
          scope={entityScope(entity)}
          state={state}
          sources={sources}
          onRetry={retry}
        />
      )}
    </EntityInfoCard>
  );
}

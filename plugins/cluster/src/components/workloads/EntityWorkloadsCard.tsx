import { stringifyEntityRef } from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { EntityInfoCard, useEntity } from '@backstage/plugin-catalog-react';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import { entityScope } from '@wheelhouse/backstage-plugin-cluster-common';
import { Link as RouterLink } from 'react-router-dom';
import { useEntityWorkloads } from '../../hooks/useEntityWorkloads';
import { entityWorkloadsRouteRef } from '../../routes';
import { clusterTranslationRef } from '../../translation';
import { WorkloadsDigest } from './WorkloadsDigest';
import { WorkloadsScreen } from './WorkloadsScreen';

/** The card on an entity's overview: whether what it runs is well. */
export function EntityWorkloadsCard() {
  const { entity } = useEntity();
  const { t } = useTranslationRef(clusterTranslationRef);
  const scope = entityScope(entity);
  const { state, summary, sources, retry } = useEntityWorkloads(
    scope && stringifyEntityRef(entity),
  );
  const tab = useRouteRef(entityWorkloadsRouteRef);
  return (
    <EntityInfoCard
      title={t('workloads.title')}
      footerActions={
        <Box sx={{ typography: 'body2' }}>
          <Link component={RouterLink} to={tab()}>
            {t('workloads.openTab')}
          </Link>
        </Box>
      }
    >
      {state.screen === 'rows' ? (
        <WorkloadsDigest summary={summary} sources={sources} />
      ) : (
        <WorkloadsScreen
          entity={entity}
          scope={scope}
          state={state}
          sources={sources}
          onRetry={retry}
        />
      )}
    </EntityInfoCard>
  );
}

import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { EntityScope } from '@wheelhouse/backstage-plugin-cluster-common';
import {
  CodeLine,
  EmptyScreen,
} from '@wheelhouse/backstage-plugin-cluster-react';
import { clusterTranslationRef } from '../../translation';

/** Props of `NothingRuns`. */
export interface NothingRunsProps {
  scope: EntityScope;
}

/** The entity is set up and nothing was found: says by what and where it was looked for. */
export function NothingRuns(props: NothingRunsProps) {
  const { clusters, namespaces, selector } = props.scope;
  const { t } = useTranslationRef(clusterTranslationRef);
  const where = t('workloads.place', {
    namespaces: namespaces
      ? t('workloads.namespaces', { names: namespaces.join(', ') })
      : t('workloads.everyNamespace'),
    clusters: clusters
      ? t('workloads.clusters', { names: clusters.join(', ') })
      : t('workloads.everyCluster'),
  });
  const everywhere = namespaces
    ? `--namespace ${namespaces[0]}`
    : '--all-namespaces';
  return (
    <>
      <EmptyScreen
        title={t('workloads.emptyTitle')}
        text={t('workloads.emptyText', { where, selector })}
      />
      <Box sx={{ maxWidth: 640, mx: 'auto', px: 3, pb: 4, mt: -3 }}>
        <CodeLine
          text={`kubectl get all ${everywhere} --selector '${selector}'`}
          what={t('workloads.command')}
        />
        <Typography
          variant="body2"
          sx={{ mt: 2, color: 'text.secondary', textAlign: 'center' }}
        >
          {t('workloads.emptyFix')}
        </Typography>
      </Box>
    </>
  );
}

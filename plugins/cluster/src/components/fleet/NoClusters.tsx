import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import {
  CodeLine,
  DeniedScreen,
  EmptyScreen,
  LoadingScreen,
  useResources,
} from '@wheelhouse/backstage-plugin-cluster-react';
import { clusterTranslationRef } from '../../translation';

const example = `kubernetes:
  clusterLocatorMethods:
    - type: config
      clusters:
        - name: production
          url: https://kubernetes.example.com
          authProvider: serviceAccount
          serviceAccountToken: \${PRODUCTION_TOKEN}
          caData: \${PRODUCTION_CA}`;

const probe = { kind: 'namespaces', window: { offset: 0, limit: 1 } };

/**
 * There is no cluster to show: either config has none, or the viewer may see
 * nothing of any, which only a list says.
 */
export function NoClusters() {
  const { t } = useTranslationRef(clusterTranslationRef);
  const { status, sources } = useResources(probe);
  const refused = sources.find(source => source.state === 'denied');
  if (refused) {
    return (
      <Paper variant="outlined">
        <DeniedScreen reason={refused.reason} />
      </Paper>
    );
  }
  if (status === 'loading') {
    return <LoadingScreen lines={3} />;
  }
  return (
    <Box sx={{ maxWidth: 720, mx: 'auto', width: '100%' }}>
      <EmptyScreen title={t('none.title')} text={t('none.text')} />
      <CodeLine text={example} what={t('none.what')} />
    </Box>
  );
}

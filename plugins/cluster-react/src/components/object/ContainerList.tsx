import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { Tone } from '@wheelhouse/backstage-plugin-cluster-common';
import { ContainerSummary } from '../../model/objectParts';
import { clusterReactTranslationRef } from '../../translation';
import { StatusText } from '../status/StatusText';

/** Props of `ContainerList`. */
export interface ContainerListProps {
  containers: readonly ContainerSummary[];
}

/** The containers of a pod, or of the pods that a workload makes. */
export function ContainerList(props: ContainerListProps) {
  const { containers } = props;
  const { t } = useTranslationRef(clusterReactTranslationRef);
  return (
    <div>
      <Typography
        variant="body2"
        component="h3"
        sx={{ color: 'text.secondary', fontWeight: 600 }}
      >
        {t('object.summary.containers')}
      </Typography>
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {containers.map(container => (
          <Box
            component="li"
            key={container.name}
            sx={{ py: 1, borderBottom: 1, borderColor: 'divider' }}
          >
            <Typography
              variant="body2"
              component="div"
              sx={{ display: 'flex', gap: 2, alignItems: 'center' }}
            >
              <Box component="span" sx={{ fontWeight: 600, flexGrow: 1 }}>
                {container.name}
              </Box>
              {container.restarts !== undefined && (
                <Box component="span" sx={{ color: 'text.secondary' }}>
                  {t('object.summary.restarts', { count: container.restarts })}
                </Box>
              )}
              {container.ready !== undefined && (
                <StatusText
                  tone={toneOf(container)}
                  reason={
                    container.reason ??
                    (container.ready
                      ? t('object.summary.containerReady')
                      : t('object.summary.containerNotReady'))
                  }
                  message={container.message}
                />
              )}
            </Typography>
            <Box
              sx={{
                color: 'text.secondary',
                fontFamily: 'monospace',
                fontSize: 13,
                overflowWrap: 'anywhere',
              }}
            >
              {container.image}
            </Box>
          </Box>
        ))}
      </Box>
    </div>
  );
}

function toneOf(container: ContainerSummary): Tone {
  if (container.ready) {
    return 'ok';
  }
  return container.finished ? 'done' : 'warning';
}

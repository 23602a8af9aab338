import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import { ToneIcon } from '@wheelhouse/backstage-plugin-cluster-react';
import { Link as RouterLink } from 'react-router-dom';
import { useFleetLinks } from '../../hooks/useFleetLinks';
import { clusterTranslationRef } from '../../translation';

/** Props of `TroubleLink`. */
export interface TroubleLinkProps {
  cluster: string;
  /** Pods whose tone is `warning` or `error`. */
  pods: number;
}

/** How many pods are in trouble, leading to just those. */
export function TroubleLink(props: TroubleLinkProps) {
  const { cluster, pods } = props;
  const { t } = useTranslationRef(clusterTranslationRef);
  const links = useFleetLinks();
  return (
    <Box
      sx={{ display: 'flex', alignItems: 'center', gap: 0.75, fontSize: 14 }}
    >
      <ToneIcon tone={pods > 0 ? 'error' : 'ok'} />
      {pods > 0 ? (
        <Link
          component={RouterLink}
          to={links.pods({ cluster: [cluster], tone: ['warning', 'error'] })}
        >
          {t('cluster.inTrouble', { count: pods })}
        </Link>
      ) : (
        t('cluster.noTrouble')
      )}
    </Box>
  );
}

import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Box from '@mui/material/Box';
import { ClusterRow, Tone } from '@wheelhouse/backstage-plugin-cluster-common';
import { Age, StatusChip } from '@wheelhouse/backstage-plugin-cluster-react';
import { clusterTranslationRef } from '../../translation';

const toneOf: Record<ClusterRow['state'], Tone> = {
  connecting: 'progressing',
  live: 'ok',
  unreachable: 'error',
  denied: 'warning',
};

/** Props of `ClusterState`. */
export interface ClusterStateProps {
  row: Pick<ClusterRow, 'state' | 'since' | 'reason'>;
}

/** Whether a cluster answers, and for how long it has or has not. */
export function ClusterState(props: ClusterStateProps) {
  const { state, since, reason } = props.row;
  const { t } = useTranslationRef(clusterTranslationRef);
  return (
    <Box
      sx={{
        display: 'flex',
        flexDirection: 'column',
        alignItems: 'flex-end',
        gap: 0.5,
        flexShrink: 0,
        color: 'text.secondary',
        fontSize: 12,
      }}
    >
      <StatusChip
        tone={toneOf[state]}
        reason={t(`cluster.state.${state}`)}
        message={reason}
      />
      <span>
        {t('cluster.for')} <Age seconds={Date.parse(since) / 1000} />
      </span>
    </Box>
  );
}

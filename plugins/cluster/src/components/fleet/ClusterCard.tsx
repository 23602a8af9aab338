import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import {
  ClusterInfo,
  ClusterRow,
  ResourceRow,
} from '@wheelhouse/backstage-plugin-cluster-common';
import {
  formatTime,
  PhaseBar,
} from '@wheelhouse/backstage-plugin-cluster-react';
import { useId } from 'react';
import { isCounted } from '../../model/isCounted';
import { clusterTranslationRef } from '../../translation';
import { ClusterMarks } from './ClusterMarks';
import { ClusterNumbers } from './ClusterNumbers';
import { ClusterState } from './ClusterState';
import { TroubleLink } from './TroubleLink';

/** Props of `ClusterCard`. */
export interface ClusterCardProps {
  row: ClusterRow & ResourceRow;
  /** What config says of it, once that is known. */
  info?: ClusterInfo;
}

/** One cluster: whether it answers, how big it is, and what is wrong in it. */
export function ClusterCard(props: ClusterCardProps) {
  const { row, info } = props;
  const { t } = useTranslationRef(clusterTranslationRef);
  const titleId = useId();
  const counted = isCounted(row);
  const away = row.state === 'unreachable' || row.state === 'denied';
  return (
    <Paper
      component="article"
      aria-labelledby={titleId}
      variant="outlined"
      sx={{
        height: '100%',
        display: 'flex',
        flexDirection: 'column',
        gap: 2,
        p: 2.5,
      }}
    >
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'flex-start' }}>
        <Box sx={{ flexGrow: 1, minWidth: 0 }}>
          <Typography
            id={titleId}
            variant="h5"
            component="h2"
            noWrap
            title={row.title}
            sx={{ m: 0 }}
          >
            {row.title}
          </Typography>
          <Typography variant="body2" noWrap sx={{ color: 'text.secondary' }}>
            {row.title !== row.name && `${row.name} · `}
            {row.version
              ? t('cluster.version', { version: row.version })
              : t('cluster.versionUnknown')}
          </Typography>
        </Box>
        <ClusterState row={row} />
      </Box>
      {away && (
        <Alert
          variant="outlined"
          severity={row.state === 'denied' ? 'warning' : 'error'}
          sx={{ overflowWrap: 'anywhere' }}
        >
          {t(`cluster.state.${row.state}`)}{' '}
          {t('cluster.since', { time: formatTime(row.since) })}.{' '}
          {row.reason ?? ''}
          {counted && ` ${t('cluster.lastKnown')}`}
        </Alert>
      )}
      <Box
        sx={{
          display: 'flex',
          flexDirection: 'column',
          gap: 2,
          flexGrow: 1,
        }}
      >
        <ClusterNumbers row={row} />
        {counted && row.pods !== undefined && (
          <>
            <PhaseBar phases={row.podPhases} />
            <TroubleLink cluster={row.name} pods={row.podsInTrouble ?? 0} />
          </>
        )}
      </Box>
      {info && <ClusterMarks info={info} />}
    </Paper>
  );
}

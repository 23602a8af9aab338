import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Box from '@mui/material/Box';
import { SourceState, Tone } from '@wheelhouse/backstage-plugin-cluster-common';
import { formatTime } from './formatTime';
import { sourcesByCluster } from '../../model/sourcesByCluster';
import { clusterReactTranslationRef } from '../../translation';
import { StatusChip } from './StatusChip';

/** Props of `SourceStates`. */
export interface SourceStatesProps {
  sources: readonly SourceState[];
}

const tones: Record<SourceState['state'], Tone> = {
  live: 'ok',
  connecting: 'progressing',
  stale: 'warning',
  denied: 'unknown',
  absent: 'unknown',
  failed: 'error',
};

/** A mark per cluster that is not live, with since when and why. */
export function SourceStates(props: SourceStatesProps) {
  const { sources } = props;
  const { t } = useTranslationRef(clusterReactTranslationRef);
  const groups = sourcesByCluster(
    sources.filter(source => source.state !== 'live'),
  );
  if (groups.length === 0) {
    return null;
  }
  return (
    <Box
      component="ul"
      aria-label={t('sources.title')}
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        gap: 1,
        m: 0,
        p: 0,
        listStyle: 'none',
      }}
    >
      {groups.map(group => {
        const { cluster, state, since, reason, kinds } = group;
        const word =
          state === 'live'
            ? ''
            : t(`sources.${state}`, { time: formatTime(since) });
        return (
          <Box component="li" key={`${cluster} ${state} ${reason}`}>
            <StatusChip
              tone={tones[state]}
              reason={`${cluster}: ${word}`}
              message={reason && `${kinds.join(', ')}: ${reason}`}
            />
          </Box>
        );
      })}
    </Box>
  );
}

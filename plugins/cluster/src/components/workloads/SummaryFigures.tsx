import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Box from '@mui/material/Box';
import { PhaseBar } from '@wheelhouse/backstage-plugin-cluster-react';
import { WorkloadSummary } from '../../model/WorkloadSummary';
import { clusterTranslationRef } from '../../translation';
import { Figure } from '../Figure';

/** Props of `SummaryFigures`. */
export interface SummaryFiguresProps {
  summary: WorkloadSummary;
}

/** What an entity runs, in a line of numbers. */
export function SummaryFigures(props: SummaryFiguresProps) {
  const { workloads, healthy, pods, podPhases, podsInTrouble, restarts } =
    props.summary;
  const { t } = useTranslationRef(clusterTranslationRef);
  return (
    <Box
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        columnGap: 5,
        rowGap: 2,
      }}
    >
      <Box
        component="dl"
        sx={{
          display: 'flex',
          flexWrap: 'wrap',
          columnGap: 4,
          rowGap: 1,
          m: 0,
        }}
      >
        <Figure
          label={t('workloads.healthy')}
          value={`${healthy}/${workloads}`}
        />
        <Figure label={t('workloads.pods')} value={pods} />
        <Figure
          label={t('workloads.inTrouble')}
          value={podsInTrouble}
          tone={podsInTrouble > 0 ? 'error' : undefined}
        />
        <Figure label={t('workloads.restarts')} value={restarts} />
      </Box>
      <Box sx={{ flex: '1 1 200px', minWidth: 0 }}>
        <PhaseBar phases={podPhases} />
      </Box>
    </Box>
  );
}

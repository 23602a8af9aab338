import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Box from '@mui/material/Box';
import { SourceState } from '@wheelhouse/backstage-plugin-cluster-common';
import {
  SourceStates,
  ToneIcon,
} from '@wheelhouse/backstage-plugin-cluster-react';
import { WorkloadSummary } from '../../model/WorkloadSummary';
import { clusterTranslationRef } from '../../translation';
import { ProblemList } from './ProblemList';
import { SummaryFigures } from './SummaryFigures';

/** Props of `WorkloadsDigest`. */
export interface WorkloadsDigestProps {
  summary: WorkloadSummary;
  sources: readonly SourceState[];
}

/** What an entity runs, in a few numbers, and what is wrong with it. */
export function WorkloadsDigest(props: WorkloadsDigestProps) {
  const { summary, sources } = props;
  const { workloads, healthy, problems } = summary;
  const { t } = useTranslationRef(clusterTranslationRef);
  return (
    <Box
      sx={{
        display: 'flex',
        flexDirection: 'column',
        gap: 2,
        typography: 'body2',
      }}
    >
      <SummaryFigures summary={summary} />
      <ProblemList problems={problems} />
      {healthy === workloads && problems.length === 0 && (
        <Box sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
          <ToneIcon tone="ok" />
          {t('workloads.allWell')}
        </Box>
      )}
      <SourceStates sources={sources} />
    </Box>
  );
}

import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Box from '@mui/material/Box';
import {
  objectTargetOf,
  ResourceLink,
  ToneIcon,
} from '@wheelhouse/backstage-plugin-cluster-react';
import { kindId } from '../../model/kindId';
import { WorkloadProblem } from '../../model/WorkloadSummary';
import { clusterTranslationRef } from '../../translation';

/** Props of `ProblemLine`. */
export interface ProblemLineProps {
  problem: WorkloadProblem;
}

/** One workload that needs somebody to look, with the reasons. */
export function ProblemLine(props: ProblemLineProps) {
  const { row, kind, tone, reasons } = props.problem;
  const { t } = useTranslationRef(clusterTranslationRef);
  const id = kindId(kind);
  const text = reasons.map(({ reason, pods }) =>
    pods > 1
      ? t('workloads.reasonOfPods', { reason, number: String(pods) })
      : reason,
  );
  return (
    <Box
      component="li"
      sx={{
        display: 'flex',
        alignItems: 'flex-start',
        gap: 1,
        py: 0.5,
        overflowWrap: 'anywhere',
      }}
    >
      <Box sx={{ display: 'flex', pt: '2px' }}>
        <ToneIcon tone={tone} />
      </Box>
      <Box
        sx={{
          display: 'flex',
          flexWrap: 'wrap',
          alignItems: 'baseline',
          columnGap: 1,
          minWidth: 0,
        }}
      >
        <Box component="span" sx={{ fontWeight: 600, maxWidth: '100%' }}>
          {id ? <ResourceLink target={objectTargetOf(id, row)} /> : row.name}
        </Box>
        <span>{text.join(', ')}</span>
        <Box component="span" sx={{ color: 'text.secondary' }}>
          {kind} · {row.cluster} / {row.namespace}
        </Box>
      </Box>
    </Box>
  );
}

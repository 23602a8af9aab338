import Paper from '@mui/material/Paper';
import { WorkloadSummary } from '../../model/WorkloadSummary';
import { ProblemList } from './ProblemList';
import { SummaryFigures } from './SummaryFigures';

/** Props of `SummaryBar`. */
export interface SummaryBarProps {
  summary: WorkloadSummary;
}

/** What stands above the workloads: how many there are, and what is wrong. */
export function SummaryBar(props: SummaryBarProps) {
  const { summary } = props;
  return (
    <Paper
      variant="outlined"
      sx={{
        display: 'flex',
        flexDirection: 'column',
        gap: 2,
        px: 2.5,
        py: 2,
      }}
    >
      <SummaryFigures summary={summary} />
      <ProblemList problems={summary.problems} />
    </Paper>
  );
}

import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Box from '@mui/material/Box';
import { rowKey } from '@wheelhouse/backstage-plugin-cluster-common';
import { WorkloadProblem } from '../../model/WorkloadSummary';
import { clusterTranslationRef } from '../../translation';
import { ProblemLine } from './ProblemLine';

/** Props of `ProblemList`. */
export interface ProblemListProps {
  /** The worst first. */
  problems: readonly WorkloadProblem[];
}

const shownProblems = 5;

/** What is wrong with what an entity runs; nothing when all is well. */
export function ProblemList(props: ProblemListProps) {
  const { problems } = props;
  const { t } = useTranslationRef(clusterTranslationRef);
  const more = problems.length - shownProblems;
  if (problems.length === 0) {
    return null;
  }
  return (
    <Box
      component="ul"
      aria-label={t('workloads.wrong')}
      sx={{ m: 0, p: 0, listStyle: 'none' }}
    >
      {problems.slice(0, shownProblems).map(problem => (
        <ProblemLine key={rowKey(problem.row)} problem={problem} />
      ))}
      {more > 0 && (
        <Box component="li" sx={{ pl: 3, color: 'text.secondary' }}>
          {t('workloads.moreWrong', { number: String(more) })}
        </Box>
      )}
    </Box>
  );
}

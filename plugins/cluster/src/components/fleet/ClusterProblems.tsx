import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import Box from '@mui/material/Box';
import { ClusterProblem } from '@wheelhouse/backstage-plugin-cluster-common';
import { clusterTranslationRef } from '../../translation';

/** Props of `ClusterProblems`. */
export interface ClusterProblemsProps {
  problems: readonly ClusterProblem[];
}

/** What config names but cannot be shown, and what to do about it. */
export function ClusterProblems(props: ClusterProblemsProps) {
  const { problems } = props;
  const { t } = useTranslationRef(clusterTranslationRef);
  if (problems.length === 0) {
    return null;
  }
  return (
    <Alert severity="info" variant="outlined" role="status">
      <AlertTitle>{t('problems.title')}</AlertTitle>
      <Box component="dl" sx={{ m: 0 }}>
        {problems.map(({ name, message }) => (
          <Box key={`${name} ${message}`} sx={{ mt: 0.5 }}>
            <Box component="dt" sx={{ fontWeight: 700 }}>
              {name}
            </Box>
            <Box component="dd" sx={{ m: 0, overflowWrap: 'anywhere' }}>
              {message}
            </Box>
          </Box>
        ))}
      </Box>
    </Alert>
  );
}

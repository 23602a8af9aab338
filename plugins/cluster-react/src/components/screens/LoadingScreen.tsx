import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';
import { clusterReactTranslationRef } from '../../translation';

/** Props of `LoadingScreen`. */
export interface LoadingScreenProps {
  /** Lines of the skeleton. */
  lines?: number;
}

/** The shape of what is coming. */
export function LoadingScreen(props: LoadingScreenProps) {
  const { lines = 6 } = props;
  const { t } = useTranslationRef(clusterReactTranslationRef);
  return (
    <Box role="status" aria-label={t('loading')} sx={{ p: 2 }}>
      {Array.from({ length: lines }, (_, line) => (
        <Skeleton
          key={line}
          variant="text"
          sx={{ my: 1, fontSize: 20 }}
          width={line === 0 ? '40%' : `${95 - ((line * 17) % 30)}%`}
        />
      ))}
    </Box>
  );
}

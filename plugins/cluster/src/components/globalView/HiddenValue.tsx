import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Box from '@mui/material/Box';
import { clusterTranslationRef } from '../../translation';

/** Stands for a number that the viewer may not see. */
export function HiddenValue() {
  const { t } = useTranslationRef(clusterTranslationRef);
  return (
    <Box
      component="span"
      role="img"
      aria-label={t('overview.hidden')}
      title={t('overview.hidden')}
      sx={{ color: 'text.secondary' }}
    >
      –
    </Box>
  );
}

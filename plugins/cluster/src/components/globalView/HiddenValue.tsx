import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Box from '@mui/material/Box';
import { useContext } from 'react';
import { clusterTranslationRef } from '../../translation';
import { UnknownContext } from './UnknownContext';

/** Stands for a number that the viewer may not see, or that nobody has counted yet. */
export function HiddenValue() {
  const { t } = useTranslationRef(clusterTranslationRef);
  const why = t(`overview.${useContext(UnknownContext)}`);
  return (
    <Box
      component="span"
      role="img"
      aria-label={why}
      title={why}
      sx={{ color: 'text.secondary' }}
    >
      –
    </Box>
  );
}

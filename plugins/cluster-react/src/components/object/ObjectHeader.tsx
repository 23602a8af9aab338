import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Close from '@mui/icons-material/Close';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import Typography from '@mui/material/Typography';
import { ObjectTarget } from '../../api/ObjectTarget';
import { clusterReactTranslationRef } from '../../translation';
import { CopyButton } from '../CopyButton';
import { StatusChip } from '../status/StatusChip';
import { AnyRow } from './useLiveObject';

/** Props of `ObjectHeader`. */
export interface ObjectHeaderProps {
  target: ObjectTarget;
  titleId: string;
  row: AnyRow | undefined;
  onClose: () => void;
}

/** The object's name and place, its live status, and the way out. */
export function ObjectHeader(props: ObjectHeaderProps) {
  const { target, titleId, row, onClose } = props;
  const { t } = useTranslationRef(clusterReactTranslationRef);
  const place = [target.kind, target.cluster, target.namespace]
    .filter(Boolean)
    .join(' · ');
  return (
    <Box sx={{ display: 'flex', gap: 1, pt: 2, pb: 1, pl: 3, pr: 2 }}>
      <Box sx={{ flexGrow: 1, minWidth: 0 }}>
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {place}
        </Typography>
        <Box
          sx={{
            display: 'flex',
            flexWrap: 'wrap',
            alignItems: 'center',
            columnGap: 2,
            rowGap: 0.5,
          }}
        >
          <Typography
            id={titleId}
            variant="h5"
            component="h2"
            sx={{ m: 0, overflowWrap: 'anywhere' }}
          >
            {target.name}
          </Typography>
          <Box component="span" role="status">
            {row?.tone && row.reason && (
              <StatusChip
                tone={row.tone}
                reason={row.reason}
                message={row.message}
              />
            )}
          </Box>
        </Box>
      </Box>
      <Box sx={{ flexShrink: 0 }}>
        <CopyButton text={window.location.href} what={t('object.copyLink')} />
        <IconButton
          size="small"
          aria-label={t('object.close')}
          onClick={onClose}
        >
          <Close fontSize="small" />
        </IconButton>
      </Box>
    </Box>
  );
}

import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Check from '@mui/icons-material/Check';
import ContentCopy from '@mui/icons-material/ContentCopy';
import IconButton from '@mui/material/IconButton';
import Tooltip from '@mui/material/Tooltip';
import { useCopy } from '../hooks/useCopy';
import { clusterReactTranslationRef } from '../translation';

/** Props of `CopyButton`. */
export interface CopyButtonProps {
  /** What is copied. */
  text: string;
  /** What it is, for the label: "Copy <what>". */
  what: string;
}

const visuallyHidden = {
  position: 'absolute',
  width: 1,
  height: 1,
  overflow: 'hidden',
  clip: 'rect(0 0 0 0)',
  whiteSpace: 'nowrap',
} as const;

/** Copies a text and says that it did. */
export function CopyButton(props: CopyButtonProps) {
  const { text, what } = props;
  const { t } = useTranslationRef(clusterReactTranslationRef);
  const { outcome, copy } = useCopy(text);
  const label = t('copy.label', { what });
  return (
    <>
      <Tooltip title={outcome ? t(`copy.${outcome}`) : label}>
        <IconButton size="small" aria-label={label} onClick={copy}>
          {outcome === 'done' ? (
            <Check fontSize="inherit" color="success" />
          ) : (
            <ContentCopy fontSize="inherit" />
          )}
        </IconButton>
      </Tooltip>
      <span role="status" style={visuallyHidden}>
        {outcome ? t(`copy.${outcome}`) : ''}
      </span>
    </>
  );
}

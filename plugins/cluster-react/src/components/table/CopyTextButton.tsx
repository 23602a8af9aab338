import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Button from '@mui/material/Button';
import { ReactNode } from 'react';
import { useCopy } from '../../hooks/useCopy';
import { clusterReactTranslationRef } from '../../translation';

/** Props of `CopyTextButton`. */
export interface CopyTextButtonProps {
  /** What is copied. */
  text: string;
  children: ReactNode;
}

/** A button in words that copies a text and says for a moment that it did. */
export function CopyTextButton(props: CopyTextButtonProps) {
  const { text, children } = props;
  const { t } = useTranslationRef(clusterReactTranslationRef);
  const { outcome, copy } = useCopy(text);
  return (
    <Button
      size="small"
      color={outcome === 'failed' ? 'error' : 'primary'}
      onClick={copy}
      aria-live="polite"
      sx={{ textTransform: 'none', whiteSpace: 'nowrap' }}
    >
      {outcome ? t(`copy.${outcome}`) : children}
    </Button>
  );
}

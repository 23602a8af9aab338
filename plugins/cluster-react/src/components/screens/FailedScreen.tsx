import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import ErrorOutline from '@mui/icons-material/ErrorOutline';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { clusterReactTranslationRef } from '../../translation';
import { ScreenFrame } from './ScreenFrame';

/** Props of `FailedScreen`. */
export interface FailedScreenProps {
  /** What could not be loaded, e.g. `Pods`. */
  what: string;
  /** Where, e.g. the name of the cluster. */
  where?: string;
  error?: { name: string; message: string };
  onRetry?: () => void;
}

/** Something went wrong: says what and where, and offers to try again. */
export function FailedScreen(props: FailedScreenProps) {
  const { what, where, error, onRetry } = props;
  const { t } = useTranslationRef(clusterReactTranslationRef);
  return (
    <ScreenFrame
      role="alert"
      icon={<ErrorOutline />}
      title={t('failed.title', { what })}
      actions={
        onRetry && (
          <Button variant="outlined" size="small" onClick={onRetry}>
            {t('failed.retry')}
          </Button>
        )
      }
    >
      {(where || error) && (
        <Typography variant="body2" sx={{ overflowWrap: 'anywhere' }}>
          {[where, error?.message].filter(Boolean).join(': ')}
        </Typography>
      )}
    </ScreenFrame>
  );
}

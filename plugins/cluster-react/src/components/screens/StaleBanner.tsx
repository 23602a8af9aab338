import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import Button from '@mui/material/Button';
import { SourceState } from '@wheelhouse/backstage-plugin-cluster-common';
import { formatTime } from '../status/formatTime';
import { sourcesByCluster } from '../../model/sourcesByCluster';
import { clusterReactTranslationRef } from '../../translation';

/** Props of `StaleBanner`. */
export interface StaleBannerProps {
  sources: readonly SourceState[];
  onRetry?: () => void;
}

/** Says since when rows are stale, and why; nothing when none are. */
export function StaleBanner(props: StaleBannerProps) {
  const { sources, onRetry } = props;
  const { t } = useTranslationRef(clusterReactTranslationRef);
  const stale = new Map<string, { since: string; reasons: string[] }>();
  for (const { cluster, since, reason } of sourcesByCluster(
    sources.filter(source => source.state === 'stale'),
  )) {
    const known = stale.get(cluster) ?? { since, reasons: [] };
    stale.set(cluster, {
      since: since < known.since ? since : known.since,
      reasons: reason ? [...known.reasons, reason] : known.reasons,
    });
  }
  if (stale.size === 0) {
    return null;
  }
  return (
    <Alert
      severity="warning"
      variant="outlined"
      role="status"
      action={
        onRetry && (
          <Button
            color="inherit"
            size="small"
            onClick={onRetry}
            sx={{ whiteSpace: 'nowrap' }}
          >
            {t('stale.retry')}
          </Button>
        )
      }
    >
      <AlertTitle>{t('stale.title')}</AlertTitle>
      {Array.from(stale, ([cluster, { since, reasons }]) => (
        <div key={cluster}>
          {t('stale.since', { cluster, time: formatTime(since) })}{' '}
          {reasons.join('; ')}
        </div>
      ))}
    </Alert>
  );
}

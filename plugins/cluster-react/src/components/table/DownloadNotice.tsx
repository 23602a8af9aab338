import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Alert from '@mui/material/Alert';
import { RowsDownload } from '../../hooks/useRowsDownload';
import { clusterReactTranslationRef } from '../../translation';

/** Props of `DownloadNotice`. */
export interface DownloadNoticeProps {
  download: RowsDownload;
  onClose: () => void;
}

/** How a download ended: what is in the file, what is not, or why there is none. */
export function DownloadNotice(props: DownloadNoticeProps) {
  const { download, onClose } = props;
  const { t } = useTranslationRef(clusterReactTranslationRef);
  if (download.state === 'failed') {
    return (
      <Alert severity="error" variant="outlined" onClose={onClose}>
        {t('download.failed', { message: download.message })}
      </Alert>
    );
  }
  if (download.state !== 'done') {
    return null;
  }
  const { total, notLive } = download;
  const missing = notLive
    .map(({ cluster, kind, state }) => `${cluster}: ${kind} ${state}`)
    .join(', ');
  return (
    <Alert
      severity={missing ? 'warning' : 'success'}
      variant="outlined"
      role="status"
      onClose={onClose}
    >
      {t('download.done', { count: total })}
      {missing && ` ${t('download.missing', { sources: missing })}`}
    </Alert>
  );
}

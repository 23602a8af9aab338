import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Download from '@mui/icons-material/FileDownloadOutlined';
import Button from '@mui/material/Button';
import CircularProgress from '@mui/material/CircularProgress';
import { clusterReactTranslationRef } from '../../translation';
import { RowsDownload } from '../../hooks/useRowsDownload';

/** Props of `DownloadButton`. */
export interface DownloadButtonProps {
  download: RowsDownload;
  disabled: boolean;
  onStart: () => void;
  onCancel: () => void;
}

/** Downloads all rows that match as CSV; while it does, cancels. */
export function DownloadButton(props: DownloadButtonProps) {
  const { download, disabled, onStart, onCancel } = props;
  const { t } = useTranslationRef(clusterReactTranslationRef);
  const running = download.state === 'running';
  return (
    <Button
      size="small"
      variant="outlined"
      color="inherit"
      disabled={disabled && !running}
      startIcon={
        running ? <CircularProgress size={16} color="inherit" /> : <Download />
      }
      title={t(running ? 'download.cancel' : 'download.title')}
      onClick={running ? onCancel : onStart}
      sx={{
        textTransform: 'none',
        borderColor: 'divider',
        height: 34,
        whiteSpace: 'nowrap',
      }}
    >
      {running
        ? t('download.running', {
            size: (download.bytes / 1_000_000).toFixed(1),
          })
        : t('download.label')}
    </Button>
  );
}

import { Theme } from '@mui/material/styles';
import { Tone } from '@wheelhouse/backstage-plugin-cluster-common';

/** The colour of a tone in the host's theme. */
export function toneColor(theme: Theme, tone: Tone): string {
  const { palette } = theme;
  switch (tone) {
    case 'ok':
      return palette.success.main;
    case 'progressing':
      return palette.info.main;
    case 'warning':
      return palette.warning.main;
    case 'error':
      return palette.error.main;
    default:
      return palette.text.secondary;
  }
}

import { getContrastRatio, Theme } from '@mui/material/styles';
import { Tone } from '@wheelhouse/backstage-plugin-cluster-common';
import { toneColor } from '@wheelhouse/backstage-plugin-cluster-react';

const paletteOf = {
  ok: 'success',
  progressing: 'info',
  warning: 'warning',
  error: 'error',
} as const;

/** What a shape needs to be told from its ground, by WCAG 1.4.11. */
const leastContrast = 3;

/** The colour of a tone's cells: that of the tone, or its stronger form where a theme has it too faint. */
export function cellColour(theme: Theme, tone: Tone): string {
  const { palette } = theme;
  const usual = toneColor(theme, tone);
  if (tone === 'done' || tone === 'unknown') {
    return usual;
  }
  const ground = palette.background.paper;
  return getContrastRatio(usual, ground) >= leastContrast
    ? usual
    : palette[paletteOf[tone]][palette.mode === 'dark' ? 'light' : 'dark'];
}

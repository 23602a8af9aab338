import { themes } from '@backstage/theme';
import {
  createTheme,
  getContrastRatio,
  ThemeOptions,
} from '@mui/material/styles';
import { tones } from '@wheelhouse/backstage-plugin-cluster-common';
import { cellColour } from './cellColour';

describe.each(['light', 'dark'] as const)('cellColour in %s', mode => {
  const theme = createTheme(themes[mode].getTheme('v5') as ThemeOptions);

  it.each(tones)('tells %s from the ground', tone => {
    const colour = cellColour(theme, tone);
    expect(
      getContrastRatio(colour, theme.palette.background.paper),
    ).toBeGreaterThanOrEqual(3);
  });
});

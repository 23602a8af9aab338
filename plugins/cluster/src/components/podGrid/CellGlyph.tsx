import Box from '@mui/material/Box';
import { useTheme } from '@mui/material/styles';
import { Tone } from '@wheelhouse/backstage-plugin-cluster-common';
import { cellShapes } from '../../model/podGrid/cellShapes';
import { cellColour } from './cellColour';

/** Props of `CellGlyph`. */
export interface CellGlyphProps {
  tone: Tone;
}

/** A cell of the grid as the legend shows it; what it means stands beside it. */
export function CellGlyph(props: CellGlyphProps) {
  const { tone } = props;
  const theme = useTheme();
  return (
    <Box
      component="svg"
      aria-hidden
      viewBox="0 0 1 1"
      sx={{
        width: 12,
        height: 12,
        flexShrink: 0,
        fill: cellColour(theme, tone),
      }}
    >
      {cellShapes[tone].map(corners => (
        <polygon key={corners.join()} points={corners.join(' ')} />
      ))}
    </Box>
  );
}

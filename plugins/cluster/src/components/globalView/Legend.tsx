import Box from '@mui/material/Box';
import { useTheme } from '@mui/material/styles';
import { BarFill, fillOf } from './Bar';

/** Props of `Legend`. */
export interface LegendProps {
  entries: readonly { fill: BarFill; text: string }[];
}

/** What the pieces of bars stand for. */
export function Legend(props: LegendProps) {
  const { entries } = props;
  const theme = useTheme();
  return (
    <Box
      component="ul"
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        columnGap: 2,
        m: 0,
        p: 0,
        listStyle: 'none',
      }}
    >
      {entries.map(({ fill, text }) => (
        <Box
          component="li"
          key={fill}
          sx={{ display: 'flex', alignItems: 'center', gap: 0.75 }}
        >
          <Box
            aria-hidden
            sx={{
              width: 10,
              height: 10,
              borderRadius: 0.5,
              background: fillOf(theme, fill),
              ...(fill === 'empty' && { bgcolor: 'action.hover' }),
              border: 1,
              borderColor: 'divider',
            }}
          />
          {text}
        </Box>
      ))}
    </Box>
  );
}

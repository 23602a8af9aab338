import Box from '@mui/material/Box';
import { alpha, Theme, useTheme } from '@mui/material/styles';

/** How a piece of a bar is filled. */
export type BarFill =
  | 'primary'
  | 'warning'
  | 'error'
  | 'unknown'
  /** Hatched: what is there and cannot be used. */
  | 'apart'
  | 'empty';

/** Props of `Bar`. */
export interface BarProps {
  /** From the left; shares of the whole bar, 1 is all. */
  parts: readonly { fill: BarFill; share: number; title?: string }[];
  /** There is no such measure: an outline instead of a bar at nothing. */
  absent?: boolean;
}

/**
 * A thin bar. It is hidden from screen readers: the numbers beside it say the
 * same.
 */
export function Bar(props: BarProps) {
  const { parts, absent = false } = props;
  const theme = useTheme();
  return (
    <Box
      aria-hidden
      className="bar"
      sx={{
        display: 'flex',
        height: 8,
        borderRadius: 1,
        overflow: 'hidden',
        ...(absent
          ? { border: 1, borderStyle: 'dashed', borderColor: 'divider' }
          : { bgcolor: 'action.hover' }),
      }}
    >
      {parts.map(({ fill, share, title }) => (
        <Box
          key={`${fill} ${title}`}
          title={title}
          sx={{
            width: `${Math.min(share, 1) * 100}%`,
            minWidth: share > 0 ? '2px' : undefined,
            background: fillOf(theme, fill),
          }}
        />
      ))}
    </Box>
  );
}

/** The CSS background of a fill. */
export function fillOf(theme: Theme, fill: BarFill): string | undefined {
  const { palette } = theme;
  switch (fill) {
    case 'empty':
      return undefined;
    case 'unknown':
      return palette.text.secondary;
    case 'apart': {
      const ink = alpha(palette.text.secondary, 0.6);
      const gap = alpha(palette.text.secondary, 0.15);
      return `repeating-linear-gradient(135deg, ${ink} 0 2px, ${gap} 2px 5px)`;
    }
    default:
      return palette[fill].main;
  }
}

import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { ReactNode, useId } from 'react';

/** Props of `Panel`. */
export interface PanelProps {
  title: string;
  /** Beside the title: a legend, or a number. */
  aside?: ReactNode;
  /** A quiet line below everything. */
  note?: ReactNode;
  children: ReactNode;
}

/** A titled part of an overview. */
export function Panel(props: PanelProps) {
  const { title, aside, note, children } = props;
  const titleId = useId();
  return (
    <Paper
      component="section"
      variant="outlined"
      aria-labelledby={titleId}
      sx={{ minWidth: 0, px: 2.5, pt: 2, pb: 1.5 }}
    >
      <Box
        sx={{
          display: 'flex',
          flexWrap: 'wrap',
          alignItems: 'baseline',
          columnGap: 2,
          mb: 1,
        }}
      >
        <Typography
          id={titleId}
          component="h2"
          sx={{ flexGrow: 1, m: 0, fontSize: 16, fontWeight: 600 }}
        >
          {title}
        </Typography>
        {aside && (
          <Box sx={{ fontSize: 12, color: 'text.secondary' }}>{aside}</Box>
        )}
      </Box>
      {children}
      {note && (
        <Box sx={{ mt: 1, fontSize: 12, color: 'text.secondary' }}>{note}</Box>
      )}
    </Paper>
  );
}

import Box from '@mui/material/Box';
import { ReactNode } from 'react';

/** Props of `OverviewFrame`. */
export interface OverviewFrameProps {
  label: string;
  busy?: boolean;
  children: ReactNode;
}

/** What the parts of an overview measure their width by: it stands on a page, in a tab and in a card. */
export function OverviewFrame(props: OverviewFrameProps) {
  const { label, busy = false, children } = props;
  return (
    <Box
      component="section"
      aria-label={label}
      aria-busy={busy}
      sx={{
        display: 'flex',
        flexDirection: 'column',
        gap: 2,
        minWidth: 0,
        typography: 'body2',
        containerType: 'inline-size',
        containerName: 'overview',
      }}
    >
      {children}
    </Box>
  );
}

import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { ReactNode } from 'react';

/** Props of `ScreenFrame`. */
export interface ScreenFrameProps {
  icon: ReactNode;
  title: string;
  /** `alert` for what went wrong, `status` for what is merely so. */
  role: 'alert' | 'status';
  children?: ReactNode;
  /** Buttons below the text. */
  actions?: ReactNode;
}

/** The common form of the state screens: an icon, one sentence, what to do. */
export function ScreenFrame(props: ScreenFrameProps) {
  const { icon, title, role, children, actions } = props;
  return (
    <Box
      role={role}
      sx={{
        display: 'flex',
        flexDirection: 'column',
        alignItems: 'center',
        textAlign: 'center',
        gap: 1,
        px: 3,
        py: 6,
        '& > svg': { fontSize: 40, color: 'text.secondary' },
      }}
    >
      {icon}
      <Typography variant="h6" component="h2" sx={{ m: 0 }}>
        {title}
      </Typography>
      {children && (
        <Box sx={{ maxWidth: 640, width: '100%', color: 'text.secondary' }}>
          {children}
        </Box>
      )}
      {actions && <Box sx={{ mt: 1, display: 'flex', gap: 1 }}>{actions}</Box>}
    </Box>
  );
}

import Box from '@mui/material/Box';
import { ObjectDrawerProvider } from '@wheelhouse/backstage-plugin-cluster-react';
import { ReactNode } from 'react';

/** Props of `FleetFrame`. */
export interface FleetFrameProps {
  children: ReactNode;
}

/** What the tabs of the Fleet page have in common: margins and the object drawer. */
export function FleetFrame(props: FleetFrameProps) {
  const { children } = props;
  return (
    <ObjectDrawerProvider>
      <Box component="main" sx={{ px: 2.5, pb: 3, typography: 'body2' }}>
        {children}
      </Box>
    </ObjectDrawerProvider>
  );
}

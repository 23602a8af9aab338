import Box from '@mui/material/Box';
import { Tone } from '@wheelhouse/backstage-plugin-cluster-common';
import { ToneIcon } from '@wheelhouse/backstage-plugin-cluster-react';
import { ReactNode } from 'react';

/** Props of `Figure`. */
export interface FigureProps {
  label: string;
  value: ReactNode;
  /** Marks a number that somebody should look at. */
  tone?: Tone;
}

/** A number and what it counts; inside a `dl`. */
export function Figure(props: FigureProps) {
  const { label, value, tone } = props;
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column-reverse' }}>
      <Box
        component="dt"
        sx={{ fontSize: 12, lineHeight: 1.4, color: 'text.secondary' }}
      >
        {label}
      </Box>
      <Box
        component="dd"
        sx={{
          m: 0,
          display: 'flex',
          alignItems: 'center',
          gap: 0.75,
          fontSize: 24,
          lineHeight: 1.3,
          fontVariantNumeric: 'tabular-nums',
        }}
      >
        {value}
        {tone && <ToneIcon tone={tone} />}
      </Box>
    </Box>
  );
}

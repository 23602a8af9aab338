import Box, { BoxProps } from '@mui/material/Box';
import { forwardRef } from 'react';
import { headingHeight } from '../../model/podGrid/gridLayout';
import { GridRect } from '../../model/podGrid/gridPlace';

/** Props of `GridMark`. */
export interface GridMarkProps extends BoxProps {
  rect: GridRect;
  isShown: boolean;
}

/** A ring around a cell, seen on every colour. */
export const GridMark = forwardRef<HTMLDivElement, GridMarkProps>(
  (props, ref) => {
    const { rect, isShown, ...others } = props;
    return (
      <Box
        ref={ref}
        {...others}
        style={rect}
        sx={{
          position: 'absolute',
          m: '-1px 0 0 -1px',
          pointerEvents: 'none',
          borderRadius: '3px',
          boxShadow: ({ palette }) =>
            `0 0 0 2px ${palette.text.primary}, 0 0 0 4px ${palette.background.paper}`,
          // Not hidden from screen readers, which are pointed to it.
          opacity: isShown ? 1 : 0,
          scrollMarginTop: headingHeight + 8,
          scrollMarginBottom: 8,
        }}
      />
    );
  },
);

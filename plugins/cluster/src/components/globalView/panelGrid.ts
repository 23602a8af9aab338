/** Panels by cluster on the left, those by namespace on the right; below each other where it is narrow. */
export const panelGrid = {
  display: 'grid',
  alignItems: 'start',
  gap: 2,
  gridTemplateColumns: 'minmax(0, 1fr)',
  '& > div': {
    display: 'flex',
    flexDirection: 'column',
    gap: 2,
    minWidth: 0,
  },
  '@container overview (min-width: 1000px)': {
    gridTemplateColumns: 'minmax(0, 5fr) minmax(0, 3fr)',
  },
} as const;

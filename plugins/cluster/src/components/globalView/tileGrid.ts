/** Four tiles of equal width, and the pods beside or below them. */
export const tileGrid = {
  display: 'grid',
  gap: 2,
  gridTemplateColumns: 'repeat(2, minmax(0, 1fr))',
  '& > :last-child': { gridColumn: '1 / -1' },
  '@container overview (min-width: 560px)': {
    gridTemplateColumns: 'repeat(4, minmax(0, 1fr))',
  },
  '@container overview (min-width: 1000px)': {
    gridTemplateColumns: 'repeat(4, minmax(0, 1fr)) minmax(0, 2.6fr)',
    '& > :last-child': { gridColumn: 'auto' },
  },
} as const;

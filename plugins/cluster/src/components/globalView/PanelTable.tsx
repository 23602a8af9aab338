import { styled } from '@mui/material/styles';

/**
 * A small table of numbers: fixed columns, figures of equal width, and a row of
 * sums on top. Mark cells of numbers with the class `number`, and that row with
 * `sum`.
 */
export const PanelTable = styled('table')(({ theme }) => ({
  width: '100%',
  tableLayout: 'fixed',
  borderCollapse: 'collapse',
  fontVariantNumeric: 'tabular-nums',
  '& th, & td': {
    padding: theme.spacing(0.5, 1),
    textAlign: 'left',
    verticalAlign: 'middle',
    fontWeight: 400,
    lineHeight: '20px',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  '& th:first-of-type, & td:first-of-type': { paddingLeft: 0 },
  '& th:last-of-type, & td:last-of-type': { paddingRight: 0 },
  '& .number': { textAlign: 'right' },
  '& thead th': {
    fontSize: 12,
    fontWeight: 500,
    color: theme.palette.text.secondary,
  },
  '& tbody tr': { borderTop: `1px solid ${theme.palette.divider}` },
  '& tbody tr.sum > th': { fontWeight: 600 },
}));

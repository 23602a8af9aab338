import { styled } from '@mui/material/styles';

/**
 * A small table of numbers with fixed columns and figures of equal width. Classes
 * say what is what: `number` cells, the row of `sum`s, `old` rows and their `bar`s.
 */
export const PanelTable = styled('table')(({ theme }) => ({
  width: '100%',
  tableLayout: 'fixed',
  borderCollapse: 'collapse',
  fontVariantNumeric: 'tabular-nums',
  '& th, & td': {
    padding: theme.spacing(0.5, 0.75),
    textAlign: 'left',
    verticalAlign: 'middle',
    fontWeight: 400,
    lineHeight: '20px',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  '& thead th:first-of-type, & tbody th': { paddingLeft: 0 },
  '& thead th:last-of-type, & td:last-of-type': { paddingRight: 0 },
  '& .number': { textAlign: 'right' },
  '& caption': {
    paddingBottom: theme.spacing(0.5),
    textAlign: 'left',
    fontWeight: 600,
  },
  '& thead th': {
    fontSize: 12,
    fontWeight: 500,
    color: theme.palette.text.secondary,
  },
  '& tbody tr': { borderTop: `1px solid ${theme.palette.divider}` },
  '& tbody tr.old .bar': { opacity: 0.5 },
  '& tbody tr.sum > th': { fontWeight: 600 },
}));

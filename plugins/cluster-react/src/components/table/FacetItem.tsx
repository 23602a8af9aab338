import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';

/** Props of `FacetItem`. */
export interface FacetItemProps {
  label: string;
  /** Rows that have it; undefined where that is not known. */
  count: number | undefined;
  checked: boolean;
  onChange: () => void;
}

/** One value that can be chosen. */
export function FacetItem(props: FacetItemProps) {
  const { label, count, checked, onChange } = props;
  return (
    <Box
      component="label"
      sx={{
        display: 'flex',
        alignItems: 'center',
        fontSize: 14,
        cursor: 'pointer',
        pr: 1,
        borderRadius: 1,
        '&:hover': { bgcolor: 'action.hover' },
      }}
    >
      <Checkbox size="small" checked={checked} onChange={onChange} />
      <Box
        component="span"
        title={label}
        sx={{
          flexGrow: 1,
          minWidth: 0,
          overflow: 'hidden',
          textOverflow: 'ellipsis',
          whiteSpace: 'nowrap',
        }}
      >
        {label}
      </Box>
      <Box
        component="span"
        sx={{ color: 'text.secondary', fontVariantNumeric: 'tabular-nums' }}
      >
        {count?.toLocaleString('en-US')}
      </Box>
    </Box>
  );
}

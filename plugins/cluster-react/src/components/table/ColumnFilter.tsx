import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import ArrowDropDown from '@mui/icons-material/ArrowDropDown';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import Divider from '@mui/material/Divider';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useRef, useState } from 'react';
import { clusterReactTranslationRef } from '../../translation';
import { filterValue } from './columnDefs';
import { FilterValue } from './ResourceColumn';

/** Props of `ColumnFilter`. */
export interface ColumnFilterProps {
  header: string;
  values: readonly (string | FilterValue)[];
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
}

/** Chooses the values of a column that rows may have; none chosen means any. */
export function ColumnFilter(props: ColumnFilterProps) {
  const { header, values, chosen, onChange } = props;
  const { t } = useTranslationRef(clusterReactTranslationRef);
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const toggle = (value: string) =>
    onChange(
      chosen.includes(value)
        ? chosen.filter(each => each !== value)
        : [...chosen, value],
    );
  return (
    <>
      <Button
        ref={button}
        size="small"
        variant="outlined"
        color={chosen.length > 0 ? 'primary' : 'inherit'}
        endIcon={<ArrowDropDown />}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-label={
          chosen.length > 0
            ? t('table.filtered', {
                column: header,
                number: String(chosen.length),
              })
            : t('table.filter', { column: header })
        }
        onClick={() => setOpen(true)}
        sx={{ textTransform: 'none', borderColor: 'divider', height: 34 }}
      >
        {chosen.length > 0 ? `${header}: ${chosen.length}` : header}
      </Button>
      <Menu
        anchorEl={button.current}
        open={open}
        onClose={() => setOpen(false)}
        MenuListProps={{ dense: true, 'aria-label': header }}
        slotProps={{ paper: { sx: { maxHeight: 400 } } }}
      >
        <MenuItem
          disabled={chosen.length === 0}
          onClick={() => {
            onChange([]);
            setOpen(false);
          }}
        >
          {t('table.anyValue')}
        </MenuItem>
        <Divider />
        {values.map(filterValue).map(({ value, label }) => (
          <MenuItem
            key={value}
            role="menuitemcheckbox"
            aria-checked={chosen.includes(value)}
            onClick={() => toggle(value)}
            sx={{ pl: 1 }}
          >
            <Checkbox
              size="small"
              checked={chosen.includes(value)}
              tabIndex={-1}
              inputProps={{ 'aria-hidden': true }}
              sx={{ p: 0.5, mr: 0.5 }}
            />
            {label}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}

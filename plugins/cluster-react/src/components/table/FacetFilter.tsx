import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import ArrowDropDown from '@mui/icons-material/ArrowDropDown';
import Button from '@mui/material/Button';
import Popover from '@mui/material/Popover';
import { FacetsResponse } from '@wheelhouse/backstage-plugin-cluster-common';
import { useRef, useState } from 'react';
import { clusterReactTranslationRef } from '../../translation';
import { FacetList } from './FacetList';

/** Gets the values that rows have in a column, those that hold a text. */
export type FacetsSource = (
  column: string,
  search: string,
) => Promise<FacetsResponse>;

/** Props of `FacetFilter`. */
export interface FacetFilterProps {
  header: string;
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
  onFacets: (search: string) => Promise<FacetsResponse>;
}

/** Chooses among the values that the rows of the backend have, and says how many rows have each. */
export function FacetFilter(props: FacetFilterProps) {
  const { header, chosen, onChange, onFacets } = props;
  const { t } = useTranslationRef(clusterReactTranslationRef);
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const filters = chosen.length > 0;
  return (
    <>
      <Button
        ref={button}
        size="small"
        variant="outlined"
        color={filters ? 'primary' : 'inherit'}
        endIcon={<ArrowDropDown />}
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-label={
          filters
            ? t('table.filtered', {
                column: header,
                number: String(chosen.length),
              })
            : t('table.filter', { column: header })
        }
        onClick={() => setOpen(true)}
        sx={{ textTransform: 'none', borderColor: 'divider', height: 34 }}
      >
        {filters ? `${header}: ${chosen.length}` : header}
      </Button>
      <Popover
        anchorEl={button.current}
        open={open}
        onClose={() => setOpen(false)}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }}
        slotProps={{
          paper: {
            role: 'dialog',
            'aria-label': t('table.filter', { column: header }),
            sx: { width: 300, p: 1 },
          },
        }}
      >
        <FacetList
          header={header}
          chosen={chosen}
          onChange={onChange}
          onFacets={onFacets}
        />
      </Popover>
    </>
  );
}

import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import GridOn from '@mui/icons-material/GridOn';
import TableRows from '@mui/icons-material/TableRows';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Chip from '@mui/material/Chip';
import { podColourings } from '../../model/podGrid/podColouring';
import { PodGridView } from '../../model/podGrid/PodGridView';
import { podGroupings } from '../../model/podGrid/podGroupOf';
import { clusterTranslationRef } from '../../translation';
import { ChoiceField } from './ChoiceField';

/** Props of `PodGridToolbar`. */
export interface PodGridToolbarProps {
  view: PodGridView;
  onChange: (change: Partial<PodGridView>) => void;
}

/** How the grid is grouped, coloured and shown, and what it is narrowed to. */
export function PodGridToolbar(props: PodGridToolbarProps) {
  const { view, onChange } = props;
  const { grouping, colouring, table, cluster, namespace } = view;
  const { t } = useTranslationRef(clusterTranslationRef);
  const names = [cluster, namespace].filter(Boolean).join(', ');
  return (
    <Box
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        gap: 2,
        '&& > .MuiChip-root': { m: 0 },
      }}
    >
      <ChoiceField
        label={t('podGrid.groupBy')}
        value={grouping}
        choices={podGroupings.map(value => ({
          value,
          label: t(`podGrid.grouping.${value}`),
        }))}
        onChange={chosen => onChange({ grouping: chosen })}
      />
      <ChoiceField
        label={t('podGrid.colourBy')}
        value={colouring}
        choices={podColourings.map(value => ({
          value,
          label: t(`podGrid.colouring.${value}`),
        }))}
        onChange={chosen => onChange({ colouring: chosen })}
      />
      {names && (
        <Chip
          label={t('podGrid.narrowed', { names })}
          onDelete={() =>
            onChange({ cluster: undefined, namespace: undefined })
          }
          aria-label={`${t('podGrid.narrowed', { names })}. ${t(
            'podGrid.widen',
          )}`}
        />
      )}
      <Button
        size="small"
        variant="outlined"
        startIcon={table ? <GridOn /> : <TableRows />}
        onClick={() => onChange({ table: !table })}
        sx={{ ml: 'auto' }}
      >
        {table ? t('podGrid.showGrid') : t('podGrid.showTable')}
      </Button>
    </Box>
  );
}

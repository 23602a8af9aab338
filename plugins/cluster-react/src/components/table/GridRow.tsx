import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';
import { ResourceRow } from '@wheelhouse/backstage-plugin-cluster-common';
import { memo, MouseEvent } from 'react';
import { clusterReactTranslationRef } from '../../translation';
import { rowHeight } from './gridTemplate';
import { ResourceColumn } from './ResourceColumn';
import { SelectBox } from './SelectBox';

/** Props of `GridRow`. */
export interface GridRowProps<TRow extends ResourceRow> {
  id: string;
  /** `undefined` while it is on its way. */
  row: TRow | undefined;
  /** From 0, in the whole list. */
  index: number;
  /** Pixels from the top of all rows. */
  start: number;
  columns: readonly ResourceColumn<TRow>[];
  template: string;
  active: boolean;
  onOpen?: (row: TRow) => void;
  /** Undefined where rows cannot be chosen. */
  selected?: boolean;
  /** `range`: and all from the last choice to this one. */
  onSelect?: (index: number, range: boolean) => void;
}

/** One row at its place. Drawn again only when something of it changed. */
export const GridRow = memo(DrawnRow) as typeof DrawnRow;

function DrawnRow<TRow extends ResourceRow>(props: GridRowProps<TRow>) {
  const { id, row, index, start, columns, template, active, onOpen } = props;
  const { selected, onSelect } = props;
  const { t } = useTranslationRef(clusterReactTranslationRef);
  const open = (event: MouseEvent<HTMLElement>) => {
    const target = event.target as HTMLElement;
    const selecting = Boolean(window.getSelection()?.toString());
    if (!row || target.closest('a, button, input, label')) {
      return;
    }
    if (onSelect && (event.shiftKey || event.ctrlKey || event.metaKey)) {
      onSelect(index, event.shiftKey);
    } else if (!selecting) {
      onOpen?.(row);
    }
  };
  return (
    <Box
      id={id}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={selected}
      data-active={active}
      onClick={open}
      // With shift, the browser would mark the text in between.
      onMouseDown={event => event.shiftKey && event.preventDefault()}
      style={{ transform: `translateY(${start}px)` }}
      sx={{
        position: 'absolute',
        top: 0,
        left: 0,
        right: 0,
        height: rowHeight,
        display: 'grid',
        gridTemplateColumns: template,
        alignItems: 'center',
        borderBottom: 1,
        borderColor: 'divider',
        fontSize: 14,
        cursor: row && onOpen ? 'pointer' : 'default',
        bgcolor: selected ? 'action.selected' : undefined,
        '&:hover': { bgcolor: selected ? 'action.selected' : 'action.hover' },
      }}
    >
      {onSelect && (
        <Box role="gridcell" aria-colindex={1} sx={{ height: '100%' }}>
          <SelectBox
            label={t('table.selectRow', { name: row?.name ?? '' })}
            checked={selected ?? false}
            disabled={!row}
            byOtherKeys
            onChange={range => onSelect(index, range)}
          />
        </Box>
      )}
      {columns.map((column, position) => (
        <Box
          key={column.id}
          role="gridcell"
          aria-colindex={position + (onSelect ? 2 : 1)}
          sx={{
            px: 2,
            minWidth: 0,
            overflow: 'hidden',
            textOverflow: 'ellipsis',
            whiteSpace: 'nowrap',
            textAlign: column.align ?? 'left',
            fontVariantNumeric: 'tabular-nums',
          }}
        >
          {row ? (
            column.cell(row)
          ) : (
            <Skeleton
              width="60%"
              aria-label={position === 0 ? t('table.rowLoading') : undefined}
            />
          )}
        </Box>
      ))}
    </Box>
  );
}

import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';
import { ResourceRow } from '@wheelhouse/backstage-plugin-cluster-common';
import { memo, MouseEvent } from 'react';
import { clusterReactTranslationRef } from '../../translation';
import { rowHeight } from './gridTemplate';
import { ResourceColumn } from './ResourceColumn';

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
}

/** One row at its place. Drawn again only when something of it changed. */
export const GridRow = memo(DrawnRow) as typeof DrawnRow;

function DrawnRow<TRow extends ResourceRow>(props: GridRowProps<TRow>) {
  const { id, row, index, start, columns, template, active, onOpen } = props;
  const { t } = useTranslationRef(clusterReactTranslationRef);
  const open = (event: MouseEvent<HTMLElement>) => {
    const target = event.target as HTMLElement;
    const selecting = Boolean(window.getSelection()?.toString());
    if (row && !selecting && !target.closest('a, button, input')) {
      onOpen?.(row);
    }
  };
  return (
    <Box
      id={id}
      role="row"
      aria-rowindex={index + 2}
      data-active={active}
      onClick={open}
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
        '&:hover': { bgcolor: 'action.hover' },
      }}
    >
      {columns.map((column, position) => (
        <Box
          key={column.id}
          role="gridcell"
          aria-colindex={position + 1}
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

import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Skeleton from '@mui/material/Skeleton';
import { styled } from '@mui/material/styles';
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

// While somebody scrolls, rows by the hundred are drawn in a second. So cells are
// plain elements, and one style sheet holds for all of them.
const Row = styled('div')(({ theme }) => ({
  position: 'absolute',
  top: 0,
  left: 0,
  right: 0,
  height: rowHeight,
  display: 'grid',
  alignItems: 'center',
  borderBottom: `1px solid ${theme.palette.divider}`,
  fontSize: 14,
  cursor: 'default',
  '&[data-opens="true"]': { cursor: 'pointer' },
  '&:hover': { backgroundColor: theme.palette.action.hover },
  '&[aria-selected="true"]': { backgroundColor: theme.palette.action.selected },
  '& > [role="gridcell"]': {
    padding: theme.spacing(0, 2),
    minWidth: 0,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    fontVariantNumeric: 'tabular-nums',
  },
  '& > [data-choice="true"]': { height: '100%', padding: 0 },
}));

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
    <Row
      id={id}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={selected}
      data-active={active}
      data-opens={Boolean(row && onOpen)}
      onClick={open}
      // With shift, the browser would mark the text in between.
      onMouseDown={event => event.shiftKey && event.preventDefault()}
      style={{
        transform: `translateY(${start}px)`,
        gridTemplateColumns: template,
      }}
    >
      {onSelect && (
        <div role="gridcell" aria-colindex={1} data-choice="true">
          <SelectBox
            label={t('table.selectRow', { name: row?.name ?? '' })}
            checked={selected ?? false}
            disabled={!row}
            byOtherKeys
            onChange={range => onSelect(index, range)}
          />
        </div>
      )}
      {columns.map((column, position) => (
        <div
          key={column.id}
          role="gridcell"
          aria-colindex={position + (onSelect ? 2 : 1)}
          style={column.align && { textAlign: column.align }}
        >
          {row ? (
            column.cell(row)
          ) : (
            <Skeleton
              width="60%"
              aria-label={position === 0 ? t('table.rowLoading') : undefined}
            />
          )}
        </div>
      ))}
    </Row>
  );
}

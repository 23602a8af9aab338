import Box from '@mui/material/Box';
import { Table } from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { ResourceRow } from '@wheelhouse/backstage-plugin-cluster-common';
import { useCallback, useEffect, useId, useRef } from 'react';
import { TableQuery } from '../../hooks/useResourceWindow';
import { GridHeader } from './GridHeader';
import { GridRow } from './GridRow';
import { gridTemplate, headerHeight, rowHeight } from './gridTemplate';
import { observeRect } from './observeRect';
import { ResourceColumn } from './ResourceColumn';
import { useActiveRow } from './useActiveRow';
import { RowSelectionControl } from './useRowSelection';

/** Props of `VirtualGrid`. */
export interface VirtualGridProps<TRow extends ResourceRow> {
  label: string;
  columns: readonly ResourceColumn<TRow>[];
  /** Holds the rows from `offset` on. */
  table: Table<TRow>;
  total: number;
  offset: number;
  maxHeight?: number | string;
  onOpen?: (row: TRow) => void;
  onView?: (first: number, last: number) => void;
  onSort: (sort: TableQuery['sort']) => void;
  /** Present where rows can be chosen. */
  selection?: RowSelectionControl<TRow>;
}

/**
 * Rows of which only those in view exist, as an ARIA grid: the grid takes the
 * focus, arrow keys move a mark over the rows, Enter opens the marked one.
 * Space chooses it, Shift with arrow keys all on the way, Ctrl+A all.
 */
export function VirtualGrid<TRow extends ResourceRow>(
  props: VirtualGridProps<TRow>,
) {
  const { label, columns, table, total, offset } = props;
  const { maxHeight = '70vh', onOpen, onView, onSort, selection } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const id = useId();
  const { rows } = table.getRowModel();
  const virtualizer = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    observeElementRect: observeRect,
    // The header lies over the first rows, and so the last ones are lower.
    scrollPaddingEnd: headerHeight,
  });
  const items = virtualizer.getVirtualItems();
  const first = items[0]?.index;
  const last = items[items.length - 1]?.index;
  useEffect(() => {
    if (first !== undefined && last !== undefined) {
      onView?.(first, last);
    }
  }, [first, last, onView]);

  const active = useActiveRow({
    total,
    offset,
    keys: rows.map(row => row.id),
    pageSize: Math.max(1, items.length - 16),
    onMove: index => virtualizer.scrollToIndex(index),
    onOpen: index => {
      const row = rows[index - offset];
      if (row) {
        onOpen?.(row.original);
      }
    },
    choice: selection && {
      onMove: selection.forgetAnchor,
      onToggle: selection.toggle,
      onExtend: selection.extend,
      onAll: selection.selectAll,
    },
  });
  const latest = useRef({ selection, mark: active.mark });
  latest.current = { selection, mark: active.mark };
  const onSelect = useCallback((index: number, range: boolean) => {
    const { selection: choice, mark } = latest.current;
    if (range) {
      choice?.extend(index);
    } else {
      choice?.toggle(index);
    }
    mark(index);
    scroller.current?.focus({ preventScroll: true });
  }, []);
  const rowId = (index: number) => `${id}-row-${index}`;
  const activeShown = items.some(item => item.index === active.index);
  const { template, minWidth } = gridTemplate(columns, {
    selectable: selection !== undefined,
  });

  return (
    <Box
      ref={scroller}
      role="grid"
      tabIndex={0}
      aria-label={label}
      aria-rowcount={total + 1}
      aria-colcount={columns.length + (selection ? 1 : 0)}
      aria-multiselectable={selection ? true : undefined}
      aria-activedescendant={
        activeShown && active.index !== undefined
          ? rowId(active.index)
          : undefined
      }
      onKeyDown={active.onKeyDown}
      onFocus={active.onFocus}
      sx={{
        maxHeight,
        overflow: 'auto',
        outline: 'none',
        '&:focus-visible [data-active="true"]': {
          outline: theme => `2px solid ${theme.palette.primary.main}`,
          outlineOffset: -2,
        },
      }}
    >
      <GridHeader
        columns={columns}
        table={table}
        template={template}
        minWidth={minWidth}
        total={total}
        selection={selection}
        onSort={onSort}
      />
      <Box
        role="rowgroup"
        sx={{ position: 'relative', minWidth }}
        style={{ height: virtualizer.getTotalSize() }}
      >
        {items.map(item => {
          const row = rows[item.index - offset];
          return (
            <GridRow
              key={row?.id ?? `index ${item.index}`}
              id={rowId(item.index)}
              row={row?.original}
              index={item.index}
              start={item.start}
              columns={columns}
              template={template}
              active={item.index === active.index}
              onOpen={onOpen}
              selected={selection && row && selection.isSelected(row.original)}
              onSelect={selection && onSelect}
            />
          );
        })}
      </Box>
    </Box>
  );
}

import { GridLayout, headingHeight, shelfAt } from './gridLayout';

/** One cell: the index of its group, and its index in the group. */
export interface GridPlace {
  group: number;
  cell: number;
}

/** A rectangle in the coordinates of the layout, in pixels. */
export interface GridRect {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** What is at a point: a cell, or the heading of a group. */
export type GridHit =
  | ({ part: 'cell' } & GridPlace)
  | { part: 'heading'; group: number };

/** Where a cell is drawn, with the gap that belongs to it. */
export function cellRect(layout: GridLayout, place: GridPlace): GridRect {
  const { pitch } = layout;
  const { left, top, perRow } = layout.blocks[place.group];
  return {
    left: left + (place.cell % perRow) * pitch,
    top: top + headingHeight + Math.floor(place.cell / perRow) * pitch,
    width: pitch,
    height: pitch,
  };
}

/** What is at a point; undefined between and beside the cells. */
export function hitTest(
  layout: GridLayout,
  x: number,
  y: number,
): GridHit | undefined {
  const { pitch } = layout;
  const shelf = layout.shelves[shelfAt(layout, y)];
  for (let group = shelf?.first ?? 0; group < (shelf?.end ?? 0); group += 1) {
    const { left, top, width, perRow, count } = layout.blocks[group];
    if (x < left || x >= left + width || y < top) {
      continue;
    }
    if (y < top + headingHeight) {
      return { part: 'heading', group };
    }
    const column = Math.floor((x - left) / pitch);
    const row = Math.floor((y - top - headingHeight) / pitch);
    const cell = row * perRow + column;
    return column < perRow && cell < count
      ? { part: 'cell', group, cell }
      : undefined;
  }
  return undefined;
}

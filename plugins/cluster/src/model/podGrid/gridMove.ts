import { GridBlock, GridLayout } from './gridLayout';
import { GridPlace } from './gridPlace';

/** Ways through the grid. */
export type GridMove =
  | 'left'
  | 'right'
  | 'up'
  | 'down'
  | 'rowStart'
  | 'rowEnd'
  | 'first'
  | 'last'
  | 'previousGroup'
  | 'nextGroup';

/**
 * Where a move leads; where it leads nowhere, the place itself. `left` and
 * `right` go through all groups in order, `up` and `down` to the nearest cell
 * of the next row that is seen there.
 */
export function gridMove(
  layout: GridLayout,
  from: GridPlace,
  move: GridMove,
): GridPlace {
  const { blocks } = layout;
  const { group, cell } = from;
  const { perRow, count } = blocks[group];
  switch (move) {
    case 'left':
      return cell > 0 ? { group, cell: cell - 1 } : lastOf(layout, group - 1);
    case 'right':
      return cell + 1 < count
        ? { group, cell: cell + 1 }
        : firstOf(layout, group + 1, from);
    case 'up':
      return cell >= perRow
        ? { group, cell: cell - perRow }
        : intoShelf(layout, from, -1);
    case 'down':
      return down(layout, from);
    case 'rowStart':
      return { group, cell: cell - (cell % perRow) };
    case 'rowEnd':
      return {
        group,
        cell: Math.min(count, cell - (cell % perRow) + perRow) - 1,
      };
    case 'first':
      return { group: 0, cell: 0 };
    case 'last':
      return lastOf(layout, blocks.length - 1);
    case 'nextGroup':
      return firstOf(layout, group + 1, lastOf(layout, group));
    default:
      // Like Page Up in a text: first to the start of where one is.
      return cell > 0
        ? { group, cell: 0 }
        : { group: Math.max(0, group - 1), cell: 0 };
  }
}

function firstOf(
  layout: GridLayout,
  group: number,
  otherwise: GridPlace,
): GridPlace {
  return group < layout.blocks.length ? { group, cell: 0 } : otherwise;
}

function lastOf(layout: GridLayout, group: number): GridPlace {
  return group < 0
    ? { group: 0, cell: 0 }
    : { group, cell: layout.blocks[group].count - 1 };
}

function down(layout: GridLayout, from: GridPlace): GridPlace {
  const { group, cell } = from;
  const { perRow, count } = layout.blocks[group];
  if (cell + perRow < count) {
    return { group, cell: cell + perRow };
  }
  const isInLastRow =
    Math.floor(cell / perRow) === Math.floor((count - 1) / perRow);
  return isInLastRow ? intoShelf(layout, from, 1) : { group, cell: count - 1 };
}

/** The nearest cell on the shelf above or below. */
function intoShelf(
  layout: GridLayout,
  from: GridPlace,
  way: 1 | -1,
): GridPlace {
  const { pitch, blocks, shelves } = layout;
  const own = shelves.findIndex(({ end }) => from.group < end);
  const shelf = shelves[own + way];
  if (!shelf) {
    return from;
  }
  const { left, perRow } = blocks[from.group];
  const x = left + ((from.cell % perRow) + 0.5) * pitch;
  let group = shelf.first;
  for (let next = shelf.first + 1; next < shelf.end; next += 1) {
    if (distance(blocks[next], x) < distance(blocks[group], x)) {
      group = next;
    }
  }
  return { group, cell: nearestCell(blocks[group], { x, pitch, way }) };
}

function distance({ left, width }: GridBlock, x: number): number {
  return Math.max(left - x, x - left - width, 0);
}

function nearestCell(
  block: GridBlock,
  options: { x: number; pitch: number; way: 1 | -1 },
): number {
  const { x, pitch, way } = options;
  const { left, perRow, count } = block;
  const column = Math.max(
    0,
    Math.min(perRow - 1, Math.floor((x - left) / pitch)),
  );
  const lastRow = Math.floor((count - 1) / perRow);
  const row = way === 1 ? 0 : lastRow;
  return Math.min(row * perRow + column, count - 1);
}

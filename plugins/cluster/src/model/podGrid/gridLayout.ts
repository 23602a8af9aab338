/** Where one group stands: a heading, and below it rows of cells. Pixels. */
export interface GridBlock {
  left: number;
  top: number;
  width: number;
  /** Cells in a full row. */
  perRow: number;
  /** Cells in all. */
  count: number;
}

/** Blocks beside each other: from `first` to before `end`. */
export interface GridShelf {
  top: number;
  height: number;
  first: number;
  end: number;
}

/** Where everything in the grid stands. */
export interface GridLayout {
  /** From one cell to the next, both ways. */
  pitch: number;
  width: number;
  height: number;
  /** In the order of the groups. */
  blocks: readonly GridBlock[];
  shelves: readonly GridShelf[];
}

/** What the layout depends on. */
export interface GridLayoutOptions {
  /** Pods of each group, none of them 0. */
  counts: readonly number[];
  /** Of the panel. */
  width: number;
  /** The pitch before, which is kept while it is about right. */
  pitch?: number;
}

/** Height of the line with a group's name. */
export const headingHeight = 22;

const margin = 6;
const shelfGap = 12;
const blockGap = 20;
const leastColumn = 172;
/** Rows that a group may have before it gets wider. */
const rowsPerColumn = 6;

/**
 * Puts groups on shelves from left to right: small ones share a shelf, a large
 * one takes all of it. One group of ten thousand and a thousand of ten both
 * fill the width.
 */
export function gridLayout(options: GridLayoutOptions): GridLayout {
  const { counts } = options;
  const width = Math.max(options.width, leastColumn);
  const total = counts.reduce((sum, count) => sum + count, 0);
  const pitch = cellPitch(total, options.pitch);
  const room = width - 2 * margin;
  const columns = Math.max(
    1,
    Math.floor((room + blockGap) / (leastColumn + blockGap)),
  );
  const step = (room + blockGap) / columns;
  const blocks: GridBlock[] = [];
  const shelves: GridShelf[] = [];
  let shelf: GridShelf = { top: margin, height: 0, first: 0, end: 0 };
  let used = 0;
  const closeShelf = () => {
    if (used > 0) {
      shelves.push(shelf);
      const { top, height, end } = shelf;
      shelf = { top: top + height + shelfGap, height: 0, first: end, end };
      used = 0;
    }
  };
  for (const count of counts) {
    const span = spanOf(count, { columns, step, pitch });
    if (used + span > columns) {
      closeShelf();
    }
    const blockWidth = Math.floor(span * step - blockGap);
    const perRow = Math.max(1, Math.floor(blockWidth / pitch));
    blocks.push({
      left: Math.round(margin + used * step),
      top: shelf.top,
      width: blockWidth,
      perRow,
      count,
    });
    const height = headingHeight + Math.ceil(count / perRow) * pitch;
    shelf.height = Math.max(shelf.height, height);
    shelf.end = blocks.length;
    used += span;
  }
  closeShelf();
  const last = shelves[shelves.length - 1];
  const height = last ? last.top + last.height + margin : 0;
  return { pitch, width, height, blocks, shelves };
}

/** The shelf at a height; between two of them the one above. */
export function shelfAt(layout: GridLayout, y: number): number {
  const { shelves } = layout;
  let low = 0;
  let high = shelves.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (shelves[middle].top <= y) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  return low;
}

interface Columns {
  columns: number;
  step: number;
  pitch: number;
}

function spanOf(count: number, { columns, step, pitch }: Columns): number {
  for (let span = 1; span < columns; span += 1) {
    const perRow = Math.floor((span * step - blockGap) / pitch);
    if (count <= perRow * rowsPerColumn) {
      return span;
    }
  }
  return columns;
}

const pitches: readonly { upTo: number; pitch: number }[] = [
  { upTo: 300, pitch: 20 },
  { upTo: 1_500, pitch: 15 },
  { upTo: 5_000, pitch: 12 },
  { upTo: Infinity, pitch: 10 },
];

/** The size of cells. At the edge of two sizes a few pods more or less change nothing. */
function cellPitch(total: number, before: number | undefined): number {
  const slack = 0.1;
  const place = pitches.findIndex(({ pitch }) => pitch === before);
  const known = pitches[place];
  const least = place > 0 ? pitches[place - 1].upTo * (1 - slack) : 0;
  if (known && total > least && total <= known.upTo * (1 + slack)) {
    return known.pitch;
  }
  return pitches.find(({ upTo }) => total <= upTo)?.pitch ?? 10;
}

import { Tone } from '@wheelhouse/backstage-plugin-cluster-common';
import { goodInset } from '../../model/podGrid/cellShapes';
import {
  GridLayout,
  headingHeight,
  shelfAt,
} from '../../model/podGrid/gridLayout';
import { PodGroup } from '../../model/podGrid/PodGroup';
import { drawCellShape } from './drawCellShape';
import { drawHeading, HeadingStyle } from './drawHeading';

/** What is drawn, and which part of it is in view. */
export interface PodGridPicture {
  layout: GridLayout;
  groups: readonly PodGroup[];
  /** The name of a group on its heading. */
  nameOf: (group: PodGroup) => string;
  /** The tone of each class. */
  tones: readonly Tone[];
  colours: Readonly<Record<Tone, string>>;
  /** Clusters whose pods are only the last that was known. */
  staleClusters: ReadonlySet<string>;
  heading: HeadingStyle;
  /** Pixels that are scrolled out above. */
  top: number;
  /** Of the part in view. */
  width: number;
  height: number;
  /** Device pixels of one pixel. */
  ratio: number;
}

/** Cells in view of one group. */
interface Span {
  group: PodGroup;
  index: number;
  first: number;
  end: number;
}

const staleAlpha = 0.45;

/** Draws what is in view, and nothing else. */
export function drawPodGrid(
  context: CanvasRenderingContext2D,
  picture: PodGridPicture,
): void {
  const { top, width, height, ratio, tones, staleClusters } = picture;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, width, height);
  context.translate(0, -top);
  const spans = spansInView(context, picture);
  const alphas = staleClusters.size > 0 ? [1, staleAlpha] : [1];
  for (const alpha of alphas) {
    context.globalAlpha = alpha;
    for (let kind = 0; kind < tones.length; kind += 1) {
      drawClass(context, picture, { spans, kind, stale: alpha !== 1 });
    }
  }
  context.globalAlpha = 1;
}

function spansInView(
  context: CanvasRenderingContext2D,
  picture: PodGridPicture,
): Span[] {
  const { layout, groups, top, height, nameOf, heading, tones } = picture;
  const { pitch, blocks, shelves } = layout;
  const bottom = top + height;
  const spans: Span[] = [];
  for (
    let shelf = shelfAt(layout, top);
    shelves[shelf] && shelves[shelf].top < bottom;
    shelf += 1
  ) {
    for (
      let index = shelves[shelf].first;
      index < shelves[shelf].end;
      index += 1
    ) {
      const group = groups[index];
      const block = blocks[index];
      const cells = block.top + headingHeight;
      if (cells > top) {
        drawHeading(context, {
          group,
          block,
          name: nameOf(group),
          troubleTone: troubleTone(group, tones),
          style: heading,
        });
      }
      const firstRow = Math.max(0, Math.floor((top - cells) / pitch));
      const endRow = Math.max(0, Math.ceil((bottom - cells) / pitch));
      const first = Math.min(block.count, firstRow * block.perRow);
      const end = Math.min(block.count, endRow * block.perRow);
      if (first < end) {
        spans.push({ group, index, first, end });
      }
    }
  }
  return spans;
}

/** All cells of one class, since changing the colour is what costs. */
function drawClass(
  context: CanvasRenderingContext2D,
  picture: PodGridPicture,
  what: { spans: readonly Span[]; kind: number; stale: boolean },
) {
  const { layout, tones, colours, staleClusters } = picture;
  const { spans, kind, stale } = what;
  const { pitch, blocks } = layout;
  const size = pitch - cellGap(pitch);
  const inset = Math.round(size * goodInset);
  const goodSize = size - 2 * inset;
  const tone = tones[kind];
  context.fillStyle = colours[tone];
  for (const { group, index, first, end } of spans) {
    if (group.counts[kind] === 0) {
      continue;
    }
    const { left, top, perRow } = blocks[index];
    for (let cell = first; cell < end; cell += 1) {
      if (
        group.classes[cell] !== kind ||
        (staleClusters.size > 0 &&
          staleClusters.has(group.pods[cell].cluster) !== stale)
      ) {
        continue;
      }
      const x = left + (cell % perRow) * pitch;
      const y = top + headingHeight + Math.floor(cell / perRow) * pitch;
      if (tone === 'ok') {
        context.fillRect(x + inset, y + inset, goodSize, goodSize);
      } else {
        drawCellShape(context, { tone, x, y, size });
      }
    }
  }
}

function cellGap(pitch: number): number {
  return pitch > 12 ? 2 : 1;
}

/** The worst tone in a group; classes are in order. */
function troubleTone(
  group: PodGroup,
  tones: readonly Tone[],
): Tone | undefined {
  let kind = group.trouble > 0 ? tones.length - 1 : -1;
  while (kind >= 0 && group.counts[kind] === 0) {
    kind -= 1;
  }
  return tones[kind];
}

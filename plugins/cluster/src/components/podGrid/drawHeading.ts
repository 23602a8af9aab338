import { Tone } from '@wheelhouse/backstage-plugin-cluster-common';
import { GridBlock, headingHeight } from '../../model/podGrid/gridLayout';
import { PodGroup } from '../../model/podGrid/PodGroup';
import { drawCellShape } from './drawCellShape';
import { TextFitter } from './TextFitter';

/** How headings look. */
export interface HeadingStyle {
  fitter: TextFitter;
  fontFamily: string;
  textColour: string;
  quietColour: string;
  colours: Readonly<Record<Tone, string>>;
  format: (count: number) => string;
}

/** The heading of one group. */
export interface Heading {
  group: PodGroup;
  block: GridBlock;
  name: string;
  /** The worst that is there; undefined without trouble. */
  troubleTone: Tone | undefined;
  style: HeadingStyle;
}

const space = 6;
const markSize = 10;
const leastDetail = 48;

/**
 * Draws how a group is called, how many pods it has, and how many are in
 * trouble. The name is cut to what is left, and what tells it apart stands there
 * if there is room.
 */
export function drawHeading(
  context: CanvasRenderingContext2D,
  heading: Heading,
): void {
  const { group, block, name, troubleTone, style } = heading;
  const { fitter, fontFamily, colours } = style;
  const strong = `600 12px ${fontFamily}`;
  const quiet = `400 12px ${fontFamily}`;
  const middle = block.top + headingHeight / 2;
  const count = style.format(group.pods.length);
  const trouble = troubleTone ? style.format(group.trouble) : '';
  const countWidth = fitter.width(context, count, quiet);
  const troubleWidth = trouble
    ? space + markSize + 3 + fitter.width(context, trouble, strong)
    : 0;
  const room = block.width - space - countWidth - troubleWidth;
  let x = block.left;
  const write = (text: string, font: string, colour: string) => {
    context.font = font;
    context.fillStyle = colour;
    context.fillText(text, x, middle);
    x += fitter.width(context, text, font) + space;
  };

  context.textBaseline = 'middle';
  write(
    fitter.fit(context, { text: name, font: strong, width: room }),
    strong,
    style.textColour,
  );
  const left = room - (x - block.left);
  if (group.detail && left >= leastDetail) {
    const detail = { text: group.detail, font: quiet, width: left };
    write(fitter.fit(context, detail), quiet, style.quietColour);
  }
  write(count, quiet, style.quietColour);
  if (troubleTone) {
    context.fillStyle = colours[troubleTone];
    const y = Math.round(middle - markSize / 2) - 1;
    drawCellShape(context, { tone: troubleTone, x, y, size: markSize });
    x += markSize + 3;
    write(trouble, strong, style.textColour);
  }
}

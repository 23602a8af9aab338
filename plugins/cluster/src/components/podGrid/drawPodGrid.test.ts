import { Tone, tones } from '@wheelhouse/backstage-plugin-cluster-common';
import { gridPod } from '../../model/podGrid/__fixtures__/gridPods';
import { gridLayout, headingHeight } from '../../model/podGrid/gridLayout';
import { cellRect } from '../../model/podGrid/gridPlace';
import { GridPod } from '../../model/podGrid/GridPod';
import { orderGroups } from '../../model/podGrid/orderGroups';
import { podClasses } from '../../model/podGrid/podColouring';
import { podGroups } from '../../model/podGrid/PodGroups';
import { drawPodGrid } from './drawPodGrid';
import { TextFitter } from './TextFitter';

interface Drawn {
  colour: string;
  alpha: number;
  x: number;
  y: number;
}

/** A context that writes down what is drawn; a letter is six pixels wide. */
function recorder() {
  const squares: Drawn[] = [];
  const shapes: Drawn[] = [];
  const texts: string[] = [];
  const state = { fillStyle: '', globalAlpha: 1, font: '' };
  let corner = { x: 0, y: 0 };
  const here = () => ({
    colour: state.fillStyle,
    alpha: state.globalAlpha,
    ...corner,
  });
  const context = Object.assign(state, {
    setTransform: jest.fn(),
    translate: jest.fn(),
    clearRect: jest.fn(),
    beginPath: jest.fn(),
    closePath: jest.fn(),
    lineTo: jest.fn(),
    moveTo: (x: number, y: number) => {
      corner = { x, y };
    },
    fill: () => shapes.push(here()),
    fillRect: (x: number, y: number) => squares.push({ ...here(), x, y }),
    fillText: (text: string) => texts.push(text),
    measureText: (text: string) => ({ width: text.length * 6 }),
  });
  return {
    context: context as unknown as CanvasRenderingContext2D,
    squares,
    shapes,
    texts,
    mocks: context,
  };
}

function draw(
  pods: GridPod[],
  view: { top?: number; height?: number; stale?: string[] } = {},
) {
  const record = recorder();
  const groups = orderGroups(
    podGroups(pods, {
      grouping: 'namespace',
      colouring: 'status',
      zones: new Map(),
    }).byKey,
  );
  const layout = gridLayout({
    counts: groups.map(({ pods: of }) => of.length),
    width: 600,
  });
  const colours = Object.fromEntries(tones.map(tone => [tone, tone])) as Record<
    Tone,
    string
  >;
  drawPodGrid(record.context, {
    layout,
    groups,
    nameOf: ({ name }) => name,
    tones: podClasses.status.map(({ tone }) => tone),
    colours,
    staleClusters: new Set(view.stale),
    heading: {
      fitter: new TextFitter(),
      fontFamily: 'sans-serif',
      textColour: 'text',
      quietColour: 'quiet',
      colours,
      format: String,
    },
    top: view.top ?? 0,
    width: 600,
    height: view.height ?? layout.height,
    ratio: 2,
  });
  return { ...record, layout };
}

const many = (count: number, pod: Partial<GridPod> = {}) =>
  Array.from({ length: count }, (_, index) =>
    gridPod(`${index}`, { name: `${index}`.padStart(6, '0'), ...pod }),
  );

describe('drawPodGrid', () => {
  it('draws each pod once, and what is in trouble in another shape', () => {
    const { squares, shapes, texts } = draw([
      ...many(50),
      gridPod('a', { tone: 'error', name: 'z' }),
      gridPod('b', { tone: 'warning', name: 'z' }),
    ]);

    expect(new Set(squares.map(({ x, y }) => `${x},${y}`)).size).toBe(50);
    expect(new Set(squares.map(({ colour }) => colour))).toEqual(
      new Set(['ok']),
    );
    // The worst of them once more, as the mark of the heading.
    expect(shapes.map(({ colour }) => colour).sort()).toEqual([
      'error',
      'error',
      'warning',
    ]);
    expect(texts).toEqual(['storefront', '52', '2']);
  });

  it('draws nothing of ten thousand that is out of view', () => {
    const height = 300;
    const { squares, texts, layout } = draw(many(10_000), {
      top: 400,
      height,
    });
    const inView = many(10_000).filter((_, cell) => {
      const { top } = cellRect(layout, { group: 0, cell });
      return top + layout.pitch > 400 && top < 400 + height;
    });

    expect(inView.length).toBeGreaterThan(500);
    expect(squares).toHaveLength(inView.length);
    expect(texts).toEqual([]);
    expect(draw(many(10), { top: headingHeight + 500 }).squares).toEqual([]);
  });

  it('is as sharp as the screen, and moved by what is scrolled out', () => {
    const { mocks } = draw(many(100), { top: 40, height: 20 });

    expect(mocks.setTransform).toHaveBeenCalledWith(2, 0, 0, 2, 0, 0);
    expect(mocks.translate).toHaveBeenCalledWith(0, -40);
    expect(mocks.clearRect).toHaveBeenCalledWith(0, 0, 600, 20);
  });

  it('dims what is only the last that was known', () => {
    const { squares, mocks } = draw(
      [gridPod('1'), gridPod('2', { cluster: 'reef' })],
      { stale: ['reef'] },
    );

    expect(squares.map(({ alpha }) => alpha < 1)).toEqual([false, true]);
    expect(mocks.globalAlpha).toBe(1);
  });

  it('cuts long names, and always says how many', () => {
    const { texts } = draw([
      ...many(3, { namespace: 'n'.repeat(63) }),
      gridPod('bad', { namespace: 'n'.repeat(63), tone: 'error' }),
    ]);

    expect(texts[0]).toMatch(/^n{5,40}…$/);
    expect(texts.slice(1)).toEqual(['4', '1']);
  });
});

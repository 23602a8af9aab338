import { seededRandom } from './__fixtures__/gridPods';
import { GridLayout, gridLayout, headingHeight } from './gridLayout';
import { GridMove, gridMove } from './gridMove';
import { cellRect, GridPlace, hitTest } from './gridPlace';

function randomCounts(seed: number): { counts: number[]; width: number } {
  const random = seededRandom(seed);
  const groups = 1 + Math.floor(random() * 20);
  const largest = [3, 40, 400][Math.floor(random() * 3)];
  return {
    counts: Array.from(
      { length: groups },
      () => 1 + Math.floor(random() * largest),
    ),
    width: 100 + Math.floor(random() * 1500),
  };
}

function places(layout: GridLayout): GridPlace[] {
  return layout.blocks.flatMap(({ count }, group) =>
    Array.from({ length: count }, (_, cell) => ({ group, cell })),
  );
}

const seeds = Array.from({ length: 12 }, (_, index) => index + 1);

describe.each(seeds)('a grid of the seed %s', seed => {
  const layout = gridLayout(randomCounts(seed));
  const all = places(layout);

  it('has one place for each pod, inside of the panel, and over no other', () => {
    const taken = new Set<string>();
    for (const place of all) {
      const { left, top, width, height } = cellRect(layout, place);
      expect(left).toBeGreaterThanOrEqual(0);
      expect(left + width).toBeLessThanOrEqual(layout.width);
      expect(top + height).toBeLessThanOrEqual(layout.height);
      taken.add(`${left},${top}`);
      for (const [x, y] of [
        [left, top],
        [left + width / 2, top + height / 2],
        [left + width - 0.01, top + height - 0.01],
      ]) {
        expect(hitTest(layout, x, y)).toEqual({ part: 'cell', ...place });
      }
    }
    expect(taken.size).toBe(all.length);
  });

  it('knows a heading from a cell, and nothing from both', () => {
    layout.blocks.forEach(({ left, top, width }, group) => {
      expect(hitTest(layout, left + width - 1, top + 1)).toEqual({
        part: 'heading',
        group,
      });
      expect(hitTest(layout, left, top - 1)).toBeUndefined();
      expect(hitTest(layout, left - 1, top + headingHeight)).toBeUndefined();
    });
    expect(hitTest(layout, 10, layout.height + 1)).toBeUndefined();
    expect(hitTest(layout, 10, -1)).toBeUndefined();
  });

  it('is walked through from the first to the last pod and back', () => {
    let place: GridPlace = { group: 0, cell: 0 };
    for (const expected of all.slice(1)) {
      const next = gridMove(layout, place, 'right');
      expect(next).toEqual(expected);
      expect(gridMove(layout, next, 'left')).toEqual(place);
      place = next;
    }
    expect(gridMove(layout, place, 'right')).toEqual(place);
    expect(place).toEqual(gridMove(layout, place, 'last'));
    expect(gridMove(layout, all[0], 'left')).toEqual(all[0]);
    expect(gridMove(layout, place, 'first')).toEqual(all[0]);
  });

  it('leads up and down by what is seen, and never out of the grid', () => {
    for (const place of all) {
      const { left, top } = cellRect(layout, place);
      const up = cellRect(layout, gridMove(layout, place, 'up'));
      const down = cellRect(layout, gridMove(layout, place, 'down'));
      expect(up.top < top || (up.top === top && up.left === left)).toBe(true);
      expect(down.top > top || (down.top === top && down.left === left)).toBe(
        true,
      );
    }
  });

  it('has rows and groups to go by', () => {
    const moves: GridMove[] = [
      'rowStart',
      'rowEnd',
      'previousGroup',
      'nextGroup',
    ];
    for (const place of all) {
      const [start, end, previous, next] = moves.map(move =>
        gridMove(layout, place, move),
      );
      const { top } = cellRect(layout, place);
      expect(cellRect(layout, start).top).toBe(top);
      expect(cellRect(layout, end).top).toBe(top);
      expect(cellRect(layout, start).left).toBe(
        layout.blocks[place.group].left,
      );
      expect(previous.cell).toBe(0);
      expect(next.group === place.group || next.cell === 0).toBe(true);
      expect(next.group).toBe(
        Math.min(place.group + 1, layout.blocks.length - 1),
      );
    }
  });
});

describe('gridLayout', () => {
  it('draws one group of ten thousand over the whole width', () => {
    const layout = gridLayout({ counts: [10_000], width: 1200 });
    expect(layout.pitch).toBe(10);
    expect(layout.blocks[0].perRow).toBeGreaterThan(110);
    expect(layout.height).toBeLessThan(950);
  });

  it('puts a thousand groups of ten beside each other', () => {
    const layout = gridLayout({
      counts: Array.from({ length: 1000 }, () => 10),
      width: 1200,
    });
    expect(layout.shelves.length).toBeLessThan(200);
    expect(layout.height).toBeLessThan(10_000);
  });

  it('has a place for cells however narrow the panel is', () => {
    const layout = gridLayout({ counts: [5, 70], width: 0 });
    expect(layout.blocks.map(({ perRow }) => perRow >= 1)).toEqual([
      true,
      true,
    ]);
  });

  it('is nothing without pods', () => {
    const layout = gridLayout({ counts: [], width: 800 });
    expect(layout.height).toBe(0);
    expect(hitTest(layout, 5, 5)).toBeUndefined();
  });

  it('does not resize all cells for a few pods more or less', () => {
    const before = gridLayout({ counts: [5000], width: 1000 });
    const pitchOf = (count: number, pitch?: number) =>
      gridLayout({ counts: [count], width: 1000, pitch }).pitch;
    expect(pitchOf(5001, before.pitch)).toBe(before.pitch);
    expect(pitchOf(5001)).toBeLessThan(before.pitch);
    expect(pitchOf(4900, pitchOf(5001))).toBe(pitchOf(5001));
    expect(pitchOf(200, pitchOf(5001))).toBe(pitchOf(200));
    expect(pitchOf(9000, before.pitch)).toBeLessThan(before.pitch);
  });
});

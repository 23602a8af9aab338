import { LazyOrder } from './LazyOrder';
import { mergeChanges } from './mergeChanges';

/** The same numbers for the same seed. */
function randomNumbers(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (state * 1103515245 + 12345) % 2 ** 31;
    return Math.floor((state / 2 ** 31) * below);
  };
}

const numerically = (left: number, right: number) => left - right;

describe('LazyOrder', () => {
  it.each([
    ['random', (_index: number, random: (n: number) => number) => random(1e9)],
    ['sorted', (index: number) => index],
    ['reversed', (index: number) => -index],
    ['nearly equal', (index: number) => index % 3],
  ])('gives the windows of a full sort, of %s items', (_what, itemAt) => {
    const random = randomNumbers(7);
    const items = Array.from({ length: 30_000 }, (_, index) =>
      itemAt(index, random),
    );
    const expected = [...items].sort(numerically);
    const order = new LazyOrder(items, numerically);
    expect(order.complete).toBe(false);
    for (const offset of [0, 29_900, 14_000, 14_250, 40_000]) {
      expect(order.slice(offset, 300)).toEqual(
        expected.slice(offset, offset + 300),
      );
    }
    expect(order.complete).toBe(false);
    expect(order.all()).toEqual(expected);
    expect(order.complete).toBe(true);
    expect(order).toHaveLength(30_000);
  });

  it('looks at few items more than there are to find one window', () => {
    const random = randomNumbers(3);
    const items = Array.from({ length: 100_000 }, () => random(1e9));
    const compare = jest.fn(numerically);
    new LazyOrder(items, compare).slice(0, 300);
    expect(compare.mock.calls.length).toBeLessThan(5 * items.length);
  });

  it('is there at once when it is short, or sorted already', () => {
    expect(new LazyOrder([2, 3, 1], numerically).slice(0, 9)).toEqual([
      1, 2, 3,
    ]);
    expect(new LazyOrder<number>([], numerically).complete).toBe(true);
    const compare = jest.fn(numerically);
    const long = Array.from({ length: 10_000 }, (_, index) => index);
    const order = new LazyOrder(long, compare, { sorted: true });
    expect(order.slice(5000, 2)).toEqual([5000, 5001]);
    expect(compare).not.toHaveBeenCalled();
  });
});

describe('mergeChanges', () => {
  it.each([1, 2, 3, 4, 5])('equals a full sort (seed %d)', seed => {
    const random = randomNumbers(seed);
    const held = new Set<number>();
    let sorted: number[] = [];
    for (let round = 0; round < 200; round += 1) {
      const removed = [...held].filter(() => random(10) === 0);
      for (const item of removed) {
        held.delete(item);
      }
      const added: number[] = [];
      for (let count = random(12); count > 0; count -= 1) {
        const item = random(1000);
        if (!held.has(item)) {
          held.add(item);
          added.push(item);
        }
      }
      sorted = mergeChanges(sorted, { removed, added }, numerically);
      expect(sorted).toEqual([...held].sort(numerically));
    }
  });
});

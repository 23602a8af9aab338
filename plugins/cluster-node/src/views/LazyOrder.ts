/** The order of two items, as `Array.sort` takes it. */
export type Compare<T> = (left: T, right: T) => number;

interface Part {
  start: number;
  end: number;
  sorted: boolean;
}

// Few enough to be sorted in about a millisecond.
const SMALL_PART = 2048;

/**
 * Sorts items as far as somebody looks at them. Finding the rows of one window
 * among n takes about 3n comparisons instead of n·log n, and the rest is done
 * in steps, between which the event loop goes on.
 *
 * It is a quicksort that stops early: the parts follow each other in order, and
 * inside of a part nothing is known until it is sorted.
 */
export class LazyOrder<T> {
  private readonly parts: Part[];
  private unsorted = 0;

  /** Takes the array over; it must not be written to any more. */
  constructor(
    private readonly items: T[],
    private readonly compare: Compare<T>,
    options: { sorted?: boolean } = {},
  ) {
    const all = {
      start: 0,
      end: items.length,
      sorted: options.sorted ?? false,
    };
    this.parts = [all];
    this.unsorted = all.sorted ? 0 : 1;
    if (!all.sorted && items.length <= SMALL_PART) {
      this.sort(all);
    }
  }

  get length(): number {
    return this.items.length;
  }

  /** Whether every item is at its place. */
  get complete(): boolean {
    return this.unsorted === 0;
  }

  /** The items at these places. */
  slice(offset: number, limit: number): T[] {
    const end = Math.min(offset + limit, this.items.length);
    for (let index = 0; index < this.parts.length; index += 1) {
      // Each division leaves its left half at this index.
      while (
        !this.parts[index].sorted &&
        overlaps(this.parts[index], offset, end)
      ) {
        this.advance(index);
      }
    }
    return this.items.slice(offset, Math.max(offset, end));
  }

  /** Does one step of what is left, of about as many comparisons as the largest part has items. */
  step(): void {
    const next = this.parts.findIndex(part => !part.sorted);
    if (next >= 0) {
      this.advance(next);
    }
  }

  /** All items in order. Not to be written to. */
  all(): readonly T[] {
    while (!this.complete) {
      this.step();
    }
    return this.items;
  }

  private advance(index: number): void {
    const part = this.parts[index];
    if (part.end - part.start <= SMALL_PART) {
      this.sort(part);
      return;
    }
    const middle = this.divide(part.start, part.end - 1) + 1;
    const right = { start: middle, end: part.end, sorted: false };
    part.end = middle;
    this.parts.splice(index + 1, 0, right);
    this.unsorted += 1;
  }

  private sort(part: Part): void {
    const { items, compare } = this;
    const sorted = items.slice(part.start, part.end).sort(compare);
    for (const [index, item] of sorted.entries()) {
      items[part.start + index] = item;
    }
    part.sorted = true;
    this.unsorted -= 1;
  }

  /** Hoare's partition: afterwards nothing up to the returned place comes behind anything after it. */
  private divide(first: number, last: number): number {
    const { items, compare } = this;
    const pivot = this.median(first, last);
    let left = first - 1;
    let right = last + 1;
    for (;;) {
      do {
        left += 1;
      } while (compare(items[left], pivot) < 0);
      do {
        right -= 1;
      } while (compare(items[right], pivot) > 0);
      if (left >= right) {
        return right;
      }
      [items[left], items[right]] = [items[right], items[left]];
    }
  }

  private median(first: number, last: number): T {
    const { items, compare } = this;
    const middle = Math.floor((first + last) / 2);
    return [items[first], items[middle], items[last]].sort(compare)[1];
  }
}

function overlaps(part: Part, from: number, to: number): boolean {
  return part.start < to && part.end > from;
}

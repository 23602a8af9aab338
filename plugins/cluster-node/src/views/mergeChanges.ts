import { Compare } from './LazyOrder';

/**
 * A sorted list without some items and with others, in d·log n comparisons and
 * one copy of the list. `removed` are items that the list holds, as they were
 * when it was sorted; no two items of the list may be equal in its order.
 */
export function mergeChanges<T>(
  sorted: readonly T[],
  changes: { removed: readonly T[]; added: readonly T[] },
  compare: Compare<T>,
): T[] {
  const gone = changes.removed
    .map(item => placeOf(item, sorted, compare))
    .sort((a, b) => a - b);
  const added = [...changes.added].sort(compare);
  const merged = new Array<T>(sorted.length - gone.length + added.length);
  let filled = 0;
  let from = 0;
  let nextGone = 0;
  const copyUntil = (end: number) => {
    for (; from < end; from += 1) {
      if (from === gone[nextGone]) {
        nextGone += 1;
      } else {
        merged[filled++] = sorted[from];
      }
    }
  };
  for (const item of added) {
    copyUntil(placeOf(item, sorted, compare));
    merged[filled++] = item;
  }
  copyUntil(sorted.length);
  return merged;
}

/** The place of an item in a sorted list, or where it would go. */
function placeOf<T>(
  item: T,
  sorted: readonly T[],
  compare: Compare<T>,
): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (compare(sorted[middle], item) < 0) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

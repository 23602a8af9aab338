import { feedLimits } from '@wheelhouse/backstage-plugin-cluster-common';

/** A window's place in the whole list. */
export interface RowRange {
  offset: number;
  limit: number;
}

const windowRows = Math.min(300, feedLimits.windowRows);
const step = 50;

/**
 * The window that covers the rows in view with a margin on both sides. The
 * current one is kept (the same object) while it still covers them, so that
 * short scrolling asks for nothing.
 */
export function coverRange(
  current: RowRange | undefined,
  view: { first: number; last: number },
): RowRange {
  const first = Math.max(0, view.first);
  const last = Math.min(Math.max(first, view.last), first + windowRows - 1);
  if (
    current &&
    first >= current.offset &&
    last < current.offset + current.limit
  ) {
    return current;
  }
  const margin = Math.floor((windowRows - (last - first + 1)) / 2);
  const offset = Math.max(0, Math.floor((first - margin) / step) * step);
  const end = Math.max(offset + windowRows, last + 1);
  return {
    offset,
    limit: Math.min(end - offset, feedLimits.windowRows),
  };
}

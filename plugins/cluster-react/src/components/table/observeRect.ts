import { observeElementRect, Virtualizer } from '@tanstack/react-virtual';

const unmeasured = 600;

/**
 * Follows the size of the scrolled element. Where nothing is laid out (a
 * hidden tab panel, a test without a browser) it has no height; then a
 * screenful of rows is drawn instead of none.
 */
export function observeRect(
  virtualizer: Virtualizer<HTMLDivElement, Element>,
  tell: (rect: { width: number; height: number }) => void,
) {
  return observeElementRect(virtualizer, rect =>
    tell(rect.height > 0 ? rect : { ...rect, height: unmeasured }),
  );
}

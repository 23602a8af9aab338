const firstMs = 500;
const longestMs = 30_000;

/**
 * How long to wait before a further attempt: full jitter under a limit that
 * doubles from 0.5 to 30 seconds, and never less than 0.5 seconds, so that a
 * backend that comes back is not overrun.
 */
export function backOffMs(attempt: number, random: () => number): number {
  const limit = Math.min(longestMs, firstMs * 2 ** attempt);
  return Math.max(firstMs, random() * limit);
}

import { byTitle, LiveOverview } from './LiveOverview';

/** Clusters by a number, the largest first; those that are equal by title. */
export function sortClusters(
  clusters: readonly LiveOverview[],
  by: (row: LiveOverview) => number,
): LiveOverview[] {
  const numbers = new Map(clusters.map(row => [row, by(row)]));
  const numberOf = (row: LiveOverview) => numbers.get(row) ?? 0;
  return clusters
    .slice()
    .sort((a, b) => compare(numberOf(b), numberOf(a)) || byTitle(a, b));
}

// Infinity minus Infinity is no number.
function compare(a: number, b: number): number {
  return a === b ? 0 : a - b;
}

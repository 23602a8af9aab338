/** The value that this share (0 to 1) of all values does not exceed, by nearest rank. Throws without values. */
export function percentile(values: readonly number[], share: number): number {
  if (values.length === 0) {
    throw new Error('There is no percentile of nothing.');
  }
  const sorted = [...values].sort((a, b) => a - b);
  const rank = Math.max(1, Math.ceil(share * sorted.length));
  return sorted[rank - 1];
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

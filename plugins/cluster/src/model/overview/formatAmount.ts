/** What an amount is of: millicores of CPU or bytes of memory. */
export type AmountOf = 'cpu' | 'memory';

/** What amounts are written in; services are merely counted. */
export type AmountUnit =
  | 'cores'
  | 'KiB'
  | 'MiB'
  | 'GiB'
  | 'TiB'
  | 'PiB'
  | 'services';

/** A unit in millicores, bytes or services. */
const sizes: Record<AmountUnit, number> = {
  cores: 1000,
  KiB: 1024,
  MiB: 1024 ** 2,
  GiB: 1024 ** 3,
  TiB: 1024 ** 4,
  PiB: 1024 ** 5,
  services: 1,
};

const memoryUnits = ['PiB', 'TiB', 'GiB', 'MiB', 'KiB'] as const;

const counts = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const tenths = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });
const hundredths = new Intl.NumberFormat('en', { maximumFractionDigits: 2 });

/** A count with its thousands apart: `10,009`. */
export function formatCount(count: number): string {
  return counts.format(count);
}

/** With more digits than this in front of the point, numbers are hard to compare. */
const largestNumber = 1_000_000;

/**
 * The unit for amounts below each other: in which the smallest that is there can
 * be read, unless the largest could not.
 */
export function sharedUnit(
  amounts: readonly number[],
  of: AmountOf,
): Exclude<AmountUnit, 'services'> {
  if (of === 'cpu') {
    return 'cores';
  }
  const there = amounts.filter(amount => amount > 0);
  const smallest = Math.min(...there);
  const largest = Math.max(...there);
  return (
    memoryUnits.findLast(
      unit =>
        largest < largestNumber * sizes[unit] && smallest < 1024 * sizes[unit],
    ) ?? 'GiB'
  );
}

/**
 * An amount without its unit, three digits or so: 46200 millicores are `46.2`.
 * What is there is never `0`.
 */
export function formatAmount(amount: number, unit: AmountUnit): string {
  const value = amount / sizes[unit];
  if (value > 0 && value < 0.01) {
    return '<0.01';
  }
  if (value >= 100) {
    return counts.format(value);
  }
  return (value >= 10 ? tenths : hundredths).format(value);
}

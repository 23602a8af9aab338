/** A JSON value. */
export type Json =
  | string
  | number
  | boolean
  | null
  | Json[]
  | { [key: string]: Json };

/**
 * Numbers between 0 and 1 that look random and are the same for the same seed
 * (mulberry32), so that a failing case can be had again.
 */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) % 2 ** 32;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const oddValues: readonly Json[] = [
  null,
  '',
  'text',
  '2024-01-01T00:00:00Z',
  '2024-99-99T00:00:00Z',
  '-1',
  '1Gi',
  0,
  -1,
  1.5,
  1e308,
  true,
  false,
  [],
  {},
  [null],
  [[]],
  ['text', 7, {}],
  { name: 7 },
];

/** The value with some of its parts taken out, or put to something of another type. */
export function damaged(value: Json, random: () => number): Json {
  const chance = random();
  if (chance < 0.06) {
    return oddValues[Math.floor(random() * oddValues.length)];
  }
  if (Array.isArray(value)) {
    return value.flatMap(item =>
      random() < 0.08 ? [] : [damaged(item, random)],
    );
  }
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).flatMap(([key, item]) =>
        random() < 0.08 ? [] : [[key, damaged(item, random)]],
      ),
    );
  }
  return value;
}

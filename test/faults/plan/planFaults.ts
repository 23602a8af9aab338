import { createHash } from 'node:crypto';
import { Random } from '../../cluster/scale/Random.ts';
import type { Fault, Garbage, LaneHarm, SharedHarm } from './Fault.ts';
import { laneNames, laneWeights } from './lanes.ts';

/** Everything that goes wrong in a run. */
export interface FaultPlan {
  readonly seed: number;
  readonly seconds: number;
  /** In order of time. */
  readonly faults: readonly Fault[];
  /** Lanes whose API server has no streaming lists: theirs come in pages. */
  readonly paged: readonly string[];
  /** Equal for equal plans. */
  readonly digest: string;
}

/** Between two faults, on average. */
const meanGapMs = 360;
const firstMs = 500;

type Draw = (random: Random) => LaneHarm | SharedHarm;

const harms: readonly { readonly weight: number; readonly draw: Draw }[] = [
  { weight: 8, draw: () => ({ harm: 'cut' }) },
  {
    weight: 8,
    draw: random => ({ harm: 'cut-in-line', share: share(random) }),
  },
  {
    weight: 5,
    draw: random => ({ harm: 'end-in-line', share: share(random) }),
  },
  { weight: 5, draw: () => ({ harm: 'half-open' }) },
  { weight: 5, draw: () => ({ harm: 'gone-event' }) },
  { weight: 3, draw: () => ({ harm: 'error-event' }) },
  {
    weight: 5,
    draw: random => ({ harm: 'garbage-line', garbage: random.pick(garbages) }),
  },
  {
    weight: 5,
    draw: random => ({
      harm: 'drip',
      bytes: random.between(50, 2_000),
      everyMs: random.between(5, 50),
      forMs: random.between(500, 3_000),
    }),
  },
  { weight: 6, draw: random => ({ harm: 'repeat', ...repetition(random) }) },
  { weight: 5, draw: () => ({ harm: 'no-answer' }) },
  { weight: 4, draw: () => ({ harm: 'lost-answer' }) },
  { weight: 0.5, draw: () => ({ harm: 'silence' }) },
  { weight: 5, draw: random => statusOf(random, 410) },
  {
    weight: 5,
    draw: random => ({
      ...statusOf(random, 429),
      retryAfter: random.between(1, 2),
    }),
  },
  { weight: 5, draw: random => statusOf(random, 500) },
  { weight: 4, draw: random => statusOf(random, random.pick([503, 504])) },
  { weight: 3, draw: () => ({ harm: 'page' }) },
  {
    weight: 4,
    draw: random => ({ harm: 'short-answer', share: share(random) }),
  },
  {
    weight: 6,
    draw: random => ({ harm: 'earlier', back: random.between(1, 120) }),
  },
  {
    weight: 6,
    draw: random => ({ harm: 'repeat-on-return', ...repetition(random) }),
  },
  ...(
    [
      'list-cut',
      'list-ended',
      'list-short',
      'list-half-open',
      'list-gone',
      'list-garbage',
      'list-drip',
    ] as const
  ).map(harm => ({
    weight: harm === 'list-half-open' ? 1 : 2,
    draw: (random: Random) => ({ harm, share: share(random) }),
  })),
  {
    weight: 1,
    draw: random => ({
      harm: 'refuse-connections',
      forMs: random.between(200, 2_500),
    }),
  },
  { weight: 1, draw: () => ({ harm: 'cut-all' }) },
  { weight: 0.5, draw: () => ({ harm: 'half-open-all' }) },
  {
    weight: 1,
    draw: random => ({ harm: 'not-ready', times: random.between(1, 3) }),
  },
  {
    weight: 1.5,
    draw: random => ({ harm: 'refuse-discovery', times: random.between(1, 4) }),
  },
];

const garbages: readonly Garbage[] = [
  'html',
  'half',
  'other-json',
  'no-object',
  'binary',
];

const shared: ReadonlySet<string> = new Set<SharedHarm['harm']>([
  'refuse-connections',
  'cut-all',
  'half-open-all',
  'not-ready',
  'refuse-discovery',
]);

/**
 * What goes wrong within so many seconds. It depends on nothing but its
 * arguments; a longer run begins as a shorter one does.
 */
export function planFaults(seed: number, seconds: number): FaultPlan {
  const random = new Random(seed);
  const times = random.fork('times');
  const faults: Fault[] = [];
  let at = firstMs;
  while (at < seconds * 1000) {
    const number = faults.length + 1;
    const own = random.fork('fault', number);
    const what = pickWeighted(own, harms).draw(own);
    const lane = pickWeighted(own, lanes).name;
    faults.push({
      number,
      at,
      ...(shared.has(what.harm) ? {} : { lane }),
      what,
    });
    at += times.between(meanGapMs / 4, (meanGapMs * 7) / 4);
  }
  const paged = random.fork('paged').shuffle(laneNames).slice(0, 6).sort();
  const digest = createHash('sha256')
    .update(JSON.stringify([paged, faults]))
    .digest('hex')
    .slice(0, 16);
  return { seed, seconds, faults, paged, digest };
}

const lanes = Object.entries(laneWeights).map(([name, weight]) => ({
  name,
  weight,
}));

function pickWeighted<T extends { readonly weight: number }>(
  random: Random,
  choices: readonly T[],
): T {
  const sum = choices.reduce((total, { weight }) => total + weight, 0);
  let left = random.next() * sum;
  return (
    choices.find(({ weight }) => {
      left -= weight;
      return left < 0;
    }) ?? choices[0]
  );
}

/** A whole share would be no fault. */
function share(random: Random): number {
  return random.between(1, 95) / 100;
}

function statusOf(random: Random, status: 410 | 429 | 500 | 503 | 504) {
  return { harm: 'status', status, times: random.between(1, 4) } as const;
}

/** In half of the cases what comes again ends before what had come last. */
function repetition(random: Random): { back: number; count: number } {
  const back = random.between(1, 60);
  return { back, count: random.chance(0.5) ? back : random.between(1, back) };
}

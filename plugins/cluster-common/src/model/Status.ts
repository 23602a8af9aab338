/** Every tone, from best to worst. */
export const tones = [
  'ok',
  'done',
  'progressing',
  'unknown',
  'warning',
  'error',
] as const;

/**
 * How a status is to be read, from best to worst: `ok`, `done` (finished as
 * meant), `progressing` (on its way), `unknown`, `warning`, `error`.
 */
export type Tone = (typeof tones)[number];

/** What a status function says about one object. */
export interface Status {
  tone: Tone;
  /** One word or short phrase, as kubectl would print it. */
  reason: string;
  /** A sentence that explains the reason, where the object gives one. */
  message?: string;
}

/** A status without its reason: how bad, and why. */
export type Assessment = Omit<Status, 'reason'>;

/** The worst of some tones; undefined if there are none. */
export function worstTone(some: Iterable<Tone>): Tone | undefined {
  let worst = -1;
  for (const tone of some) {
    worst = Math.max(worst, tones.indexOf(tone));
  }
  return tones[worst];
}

/** The first of those whose tone is the worst; undefined if there are none. */
export function worstAssessment<T extends { tone: Tone }>(
  some: readonly T[],
): T | undefined {
  const worst = worstTone(some.map(({ tone }) => tone));
  return some.find(({ tone }) => tone === worst);
}

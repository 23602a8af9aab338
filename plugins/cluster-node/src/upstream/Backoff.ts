/**
 * Waiting times that double from `initial` to `maximum` milliseconds, each a
 * random part of the whole ("full jitter"), so that many waiting clients do
 * not return in step.
 */
export class Backoff {
  private attempts = 0;

  constructor(
    private readonly bounds: readonly [initial: number, maximum: number],
    private readonly random: () => number = Math.random,
  ) {}

  /** Milliseconds to wait before the next try. */
  next(): number {
    const [initial, maximum] = this.bounds;
    const ceiling = Math.min(
      maximum,
      initial * 2 ** Math.min(this.attempts, 30),
    );
    this.attempts += 1;
    return this.random() * ceiling;
  }

  reset(): void {
    this.attempts = 0;
  }
}

/** A random time around `milliseconds`, at most a third more or less. */
export function jittered(
  milliseconds: number,
  random: () => number = Math.random,
): number {
  return milliseconds * (2 / 3 + (random() * 2) / 3);
}

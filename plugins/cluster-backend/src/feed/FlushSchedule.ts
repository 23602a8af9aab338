/**
 * Calls back soon after it is asked to, but never twice within an interval:
 * what is asked for in between comes together at the end of it.
 */
export class FlushSchedule {
  private lastFlush = Number.NEGATIVE_INFINITY;
  private immediate: NodeJS.Immediate | undefined;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly interval: number,
    private readonly flush: () => void,
  ) {}

  request(): void {
    if (this.immediate || this.timer) {
      return;
    }
    const wait = this.lastFlush + this.interval - performance.now();
    // Even "at once" waits for the current turn of the event loop to end, so
    // that a burst of changes which arrived together goes out together.
    if (wait <= 0) {
      this.immediate = setImmediate(() => this.run());
    } else {
      this.timer = setTimeout(() => this.run(), wait);
    }
  }

  stop(): void {
    clearImmediate(this.immediate);
    clearTimeout(this.timer);
    this.immediate = undefined;
    this.timer = undefined;
  }

  private run(): void {
    this.stop();
    this.lastFlush = performance.now();
    this.flush();
  }
}

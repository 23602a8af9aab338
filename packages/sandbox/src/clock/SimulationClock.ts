/** Cancels what was scheduled; harmless once it has run. */
export type Cancel = () => void;

interface Timer {
  due: number;
  order: number;
  run: () => void;
  cancelled: boolean;
}

/**
 * The time of a sandbox. It begins in the past, is run forward through days of
 * history in one go, and then follows the wall clock: so a cluster that was
 * started a second ago has old deployments, restart counts and events.
 */
export class SimulationClock {
  private readonly timers: Timer[] = [];
  private current: number;
  private order = 0;
  private live = false;
  private wake: NodeJS.Timeout | undefined;

  constructor(start: number) {
    this.current = start;
  }

  /** Milliseconds since the epoch. */
  now(): number {
    return this.live ? Date.now() : this.current;
  }

  /** The time now as the API writes it, whole seconds in UTC. */
  timestamp(): string {
    return new Date(this.now()).toISOString().replace(/\.\d+Z$/, 'Z');
  }

  /** Runs `run` after a delay in milliseconds. */
  schedule(delay: number, run: () => void): Cancel {
    const timer: Timer = {
      due: this.now() + Math.max(0, delay),
      order: this.order++,
      run,
      cancelled: false,
    };
    this.insert(timer);
    if (this.live) {
      this.arm();
    }
    return () => {
      timer.cancelled = true;
    };
  }

  /** Jumps forward, running everything that falls due on the way. */
  runUntil(time: number): void {
    if (this.live) {
      throw new Error('A clock that follows the wall clock cannot jump');
    }
    for (
      let next = this.timers[0];
      next && next.due <= time;
      next = this.timers[0]
    ) {
      this.removeFirst();
      this.current = Math.max(this.current, next.due);
      if (!next.cancelled) {
        next.run();
      }
    }
    this.current = Math.max(this.current, time);
  }

  /** Catches up with the wall clock and follows it from here on. */
  goLive(): void {
    this.runUntil(Date.now());
    this.live = true;
    this.arm();
  }

  /** Forgets every timer. */
  stop(): void {
    this.timers.length = 0;
    clearTimeout(this.wake);
  }

  private arm(): void {
    clearTimeout(this.wake);
    const next = this.timers[0];
    if (!next) {
      return;
    }
    const delay = Math.min(Math.max(0, next.due - Date.now()), 2 ** 30);
    this.wake = setTimeout(() => this.fire(), delay);
    this.wake.unref();
  }

  private fire(): void {
    const now = Date.now();
    // What runs now may schedule more for now; that waits for the next turn,
    // so requests are answered in between.
    const turn = this.order;
    for (
      let next = this.timers[0];
      next && next.due <= now && next.order < turn;
      next = this.timers[0]
    ) {
      this.removeFirst();
      if (!next.cancelled) {
        this.runSafely(next);
      }
    }
    this.arm();
  }

  /** A step that fails must not end the process that the sandbox lives in. */
  private runSafely(timer: Timer): void {
    try {
      timer.run();
    } catch (error) {
      process.emitWarning(
        `A step of the sandbox failed: ${
          error instanceof Error ? error.stack : error
        }`,
        'SandboxWarning',
      );
    }
  }

  private before(left: Timer, right: Timer): boolean {
    return (
      left.due < right.due ||
      (left.due === right.due && left.order < right.order)
    );
  }

  private insert(timer: Timer): void {
    let index = this.timers.push(timer) - 1;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (!this.before(timer, this.timers[parent])) {
        break;
      }
      this.timers[index] = this.timers[parent];
      index = parent;
    }
    this.timers[index] = timer;
  }

  private removeFirst(): void {
    const last = this.timers.pop();
    if (!last || this.timers.length === 0) {
      return;
    }
    let index = 0;
    for (;;) {
      let child = index * 2 + 1;
      if (child >= this.timers.length) {
        break;
      }
      if (
        child + 1 < this.timers.length &&
        this.before(this.timers[child + 1], this.timers[child])
      ) {
        child++;
      }
      if (!this.before(this.timers[child], last)) {
        break;
      }
      this.timers[index] = this.timers[child];
      index = child;
    }
    this.timers[index] = last;
  }
}

import { Clock } from '../feed/Clock';

interface Timer {
  at: number;
  task: () => void;
}

/** A clock that stands still until a test moves it. */
export class FakeClock implements Clock {
  private time = Date.parse('2030-01-01T00:00:00Z');
  private readonly timers = new Set<Timer>();

  now() {
    return this.time;
  }

  after(ms: number, task: () => void) {
    const timer = { at: this.time + ms, task };
    this.timers.add(timer);
    return () => {
      this.timers.delete(timer);
    };
  }

  /** Runs what falls due on the way, in order, and what promises follow from it. */
  async advance(ms: number) {
    const end = this.time + ms;
    await settle();
    for (;;) {
      const [next] = Array.from(this.timers)
        .filter(timer => timer.at <= end)
        .sort((a, b) => a.at - b.at);
      if (!next) {
        break;
      }
      this.timers.delete(next);
      this.time = Math.max(this.time, next.at);
      next.task();
      await settle();
    }
    this.time = end;
  }

  /** The machine sleeps: time passes, and no timer runs until it is over. */
  async sleep(ms: number) {
    this.time += ms;
    await this.advance(0);
  }
}

/** Lets everything run that waits for nothing but its turn. */
export async function settle() {
  for (let turn = 0; turn < 5; turn += 1) {
    await new Promise<void>(resolve => {
      setTimeout(resolve, 0);
    });
  }
}

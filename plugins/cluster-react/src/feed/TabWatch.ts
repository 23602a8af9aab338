import { Clock } from './Clock';
import { PageVisibility } from './FeedClientOptions';

const hiddenMs = 5_000;
const beatMs = 5_000;
/** A timer that comes this late did not run: the machine slept. */
const sleepMs = 20_000;

/** Options of a `TabWatch`. */
export interface TabWatchOptions {
  page: PageVisibility | undefined;
  network: EventTarget | undefined;
  clock: Clock;
  /** The tab has been out of sight for a while. */
  onHidden: () => void;
  onShown: () => void;
  /** The network came back, or the machine woke up. */
  onWake: () => void;
}

/** Tells when a tab should let its streams go, and when to get them back. */
export class TabWatch {
  private cancelHide: () => void = () => {};
  private cancelBeat: () => void = () => {};
  private running = false;

  constructor(private readonly options: TabWatchOptions) {}

  start(): void {
    if (this.running) {
      return;
    }
    this.running = true;
    const { page, network, onWake } = this.options;
    page?.addEventListener('visibilitychange', this.look);
    network?.addEventListener('online', onWake);
    this.look();
  }

  stop(): void {
    this.running = false;
    const { page, network, onWake } = this.options;
    page?.removeEventListener('visibilitychange', this.look);
    network?.removeEventListener('online', onWake);
    this.cancelHide();
    this.cancelBeat();
  }

  private readonly look = () => {
    const { page, clock, onHidden, onShown } = this.options;
    this.cancelHide();
    this.cancelBeat();
    if (page?.visibilityState === 'hidden') {
      // Browsers slow the timers of hidden tabs: no beat, it would look like sleep.
      this.cancelHide = clock.after(hiddenMs, onHidden);
    } else {
      this.beat();
      onShown();
    }
  };

  private beat() {
    const { clock, onWake } = this.options;
    const before = clock.now();
    this.cancelBeat = clock.after(beatMs, () => {
      const late = clock.now() - before > sleepMs;
      this.beat();
      if (late) {
        onWake();
      }
    });
  }
}

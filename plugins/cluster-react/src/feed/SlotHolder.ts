import { Clock } from './Clock';
import { StreamSlot, StreamSlots } from './StreamSlots';

/** Waiting longer than this is no longer "live". */
const longWaitMs = 20_000;

/** Options of a `SlotHolder`. */
export interface SlotHolderOptions {
  slots: StreamSlots;
  clock: Clock;
  onGranted: () => void;
  /** Others wait, and this holder has had its turn. */
  onYield: () => void;
  onLongWait: (reason: string) => void;
}

/** Asks for a slot, holds it, and gives it back: one at a time. */
export class SlotHolder {
  private slot: StreamSlot | undefined;
  private waiting: AbortController | undefined;

  constructor(private readonly options: SlotHolderOptions) {}

  get held(): boolean {
    return this.slot !== undefined;
  }

  /** Asks for a slot, unless one is held or asked for already. */
  request(): void {
    if (this.slot || this.waiting) {
      return;
    }
    const waiting = new AbortController();
    this.waiting = waiting;
    void this.wait(waiting);
  }

  /** Gives the slot back, or stops waiting for one. */
  release(): void {
    this.waiting?.abort();
    this.waiting = undefined;
    this.slot?.release();
    this.slot = undefined;
  }

  private async wait(waiting: AbortController) {
    const { slots, clock, onGranted, onYield, onLongWait } = this.options;
    const cancelLongWait = clock.after(longWaitMs, () =>
      onLongWait(
        'Too many tabs show live views: the browser allows six connections to a site. Close some, or wait for your turn.',
      ),
    );
    try {
      const slot = await slots.acquire({
        signal: waiting.signal,
        yieldNow: () => {
          if (this.slot === slot) {
            onYield();
          }
        },
      });
      if (waiting.signal.aborted) {
        slot.release();
        return;
      }
      this.waiting = undefined;
      this.slot = slot;
      onGranted();
    } catch {
      if (!waiting.signal.aborted) {
        // A browser that refuses to lock cannot share; then there is no limit.
        this.waiting = undefined;
        this.slot = { release: () => {} };
        onGranted();
      }
    } finally {
      cancelLongWait();
    }
  }
}

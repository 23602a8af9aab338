import { Clock, systemClock } from './Clock';
import {
  AcquireSlotOptions,
  StreamSlot,
  StreamSlots,
  unlimitedSlots,
} from './StreamSlots';

/** The part of `navigator.locks` that slots need. */
export interface LockManagerLike {
  request(
    name: string,
    options: { signal?: AbortSignal; ifAvailable?: boolean },
    callback: (lock: unknown) => Promise<void>,
  ): Promise<unknown>;
  query(): Promise<{ pending?: { name?: string }[] }>;
}

/** Options of `WebLockSlots`. */
export interface WebLockSlotsOptions {
  locks: LockManagerLike;
  clock?: Clock;
}

/**
 * Of the six connections that a browser opens to an HTTP/1.1 origin, for all
 * tabs together, streams take four; two stay free for everything else.
 */
const slotCount = 4;
/** How long a holder may keep a slot that others wait for. */
const turnMs = 3_000;
const lookMs = 1_000;

const slotNames = Array.from(
  { length: slotCount },
  (_, index) => `wheelhouse-feed-${index}`,
);

/**
 * Slots shared by all tabs of an origin, over the Web Locks API. The browser
 * frees the locks of a tab that closes or crashes.
 */
export class WebLockSlots implements StreamSlots {
  static create(options: WebLockSlotsOptions): WebLockSlots {
    return new WebLockSlots(options.locks, options.clock ?? systemClock);
  }

  private constructor(
    private readonly locks: LockManagerLike,
    private readonly clock: Clock,
  ) {}

  async acquire(options: AcquireSlotOptions): Promise<StreamSlot> {
    const { signal, yieldNow } = options;
    for (const name of slotNames) {
      const slot = await this.take(name, { ifAvailable: true }, yieldNow);
      if (slot) {
        return slot;
      }
      signal.throwIfAborted();
    }
    const slot = await this.take(
      await this.leastWanted(),
      { signal },
      yieldNow,
    );
    if (!slot) {
      throw new Error('The browser granted no lock and gave no reason.');
    }
    return slot;
  }

  /** Resolves when the lock is granted, or with `undefined` if it is taken. */
  private take(
    name: string,
    options: { signal?: AbortSignal; ifAvailable?: boolean },
    yieldNow: () => void,
  ): Promise<StreamSlot | undefined> {
    return new Promise((resolve, reject) => {
      this.locks
        .request(name, options, lock => {
          if (!lock) {
            resolve(undefined);
            return Promise.resolve();
          }
          return new Promise<void>(free => {
            const stopLooking = this.lookForOthers(name, yieldNow);
            resolve({
              release: () => {
                stopLooking();
                free();
              },
            });
          });
        })
        .catch(reject);
    });
  }

  private lookForOthers(name: string, yieldNow: () => void): () => void {
    let stopped = false;
    let cancel = () => {};
    const look = async () => {
      const { pending = [] } = await this.locks.query();
      if (!stopped && pending.some(request => request.name === name)) {
        yieldNow();
      }
    };
    const lookAfter = (ms: number) => {
      cancel = this.clock.after(ms, async () => {
        // Without an answer there is nobody to make room for; look again.
        await look().catch(() => {});
        if (!stopped) {
          lookAfter(lookMs);
        }
      });
    };
    lookAfter(turnMs);
    return () => {
      stopped = true;
      cancel();
    };
  }

  private async leastWanted(): Promise<string> {
    const { pending = [] } = await this.locks.query();
    const wanted = (name: string) =>
      pending.filter(request => request.name === name).length;
    return slotNames.reduce((best, name) =>
      wanted(name) < wanted(best) ? name : best,
    );
  }
}

/** The slots of this browser: without Web Locks there is no limit. */
export function browserSlots(clock: Clock): StreamSlots {
  const locks: LockManagerLike | undefined =
    typeof navigator === 'undefined' ? undefined : navigator.locks;
  return locks ? WebLockSlots.create({ locks, clock }) : unlimitedSlots;
}

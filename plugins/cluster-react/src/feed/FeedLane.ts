import { FeedEvent } from '@wheelhouse/backstage-plugin-cluster-common';
import { backOffMs } from './backOffMs';
import { Clock } from './Clock';
import { FeedClientOptions } from './FeedClientOptions';
import { FeedEntry } from './FeedEntry';
import { FeedStream } from './FeedStream';
import { SlotHolder } from './SlotHolder';
import { StreamEnd } from './StreamEnd';
import { StreamSlots } from './StreamSlots';

/** Long enough for all parts of a page to say what they need. */
const gatherMs = 30;
/** A stream that expires sooner was never good; waiting is better. */
const shortLifeMs = 5_000;
const firstRetryMs = 5_000;
const longestRetryMs = 120_000;

/** Options of a `FeedLane`. */
export interface FeedLaneOptions {
  fetch: FeedClientOptions['fetch'];
  url: () => Promise<string>;
  clock: Clock;
  slots: StreamSlots;
  random: () => number;
}

/**
 * Keeps one stream open for a changing set of subscriptions.
 *
 * When the set changes, a new stream is opened that goes on from where each
 * subscription was, and the old one is dropped when the new one answered: at
 * no time is there none, and what both of them say does no harm, since events
 * say what is, not what to add.
 */
export class FeedLane {
  private readonly entries = new Map<string, FeedEntry>();
  private readonly slot: SlotHolder;
  private current: FeedStream | undefined;
  private opening: FeedStream | undefined;
  /** How often in a row each subscription was answered with an error. */
  private readonly refusals = new Map<string, number>();
  /** Ids that the current stream carries but has said nothing about yet. */
  private unheard = new Set<string>();
  private carried: ReadonlySet<string> = new Set();
  private heardAt: number | undefined;
  private openedAt = 0;
  private attempt = 0;
  private paused = false;
  private cancelPlan: () => void = () => {};

  constructor(private readonly options: FeedLaneOptions) {
    this.slot = new SlotHolder({
      slots: options.slots,
      clock: options.clock,
      onGranted: () => this.open(),
      onYield: () => this.takeTurns(),
      onLongWait: reason => this.report({ reason }),
    });
  }

  /** Whether nothing is subscribed. */
  get idle(): boolean {
    return this.entries.size === 0;
  }

  /** Carries a subscription from now on. */
  add(entry: FeedEntry): void {
    this.entries.set(entry.id, entry);
    this.plan(gatherMs);
  }

  /** Carries a subscription no longer. */
  remove(entry: FeedEntry): void {
    if (this.entries.delete(entry.id)) {
      this.plan(gatherMs);
    }
  }

  /** Gives everything up until `resume`; rows stay. */
  pause(): void {
    this.paused = true;
    this.drop();
  }

  /** Goes on from where `pause` left it. */
  resume(): void {
    if (this.paused) {
      this.paused = false;
      this.reconnect();
    }
  }

  /** Opens a new stream now, whatever it was waiting for. */
  reconnect(): void {
    this.attempt = 0;
    this.open();
  }

  private plan(ms: number) {
    this.cancelPlan();
    this.cancelPlan = this.options.clock.after(ms, () => this.open());
  }

  private open() {
    this.cancelPlan();
    this.opening?.close();
    this.opening = undefined;
    if (this.paused || this.idle) {
      this.drop();
      return;
    }
    if (!this.slot.held) {
      this.slot.request();
      return;
    }
    const { fetch, url, clock } = this.options;
    const carried = new Set(this.entries.keys());
    const stream = FeedStream.open({
      fetch,
      url,
      clock,
      subscriptions: Array.from(this.entries.values(), entry =>
        entry.subscription(),
      ),
      onAnswer: () => {
        this.dropCurrent();
        this.current = stream;
        this.opening = undefined;
        this.carried = carried;
        this.unheard = new Set(carried);
        this.openedAt = clock.now();
      },
      onEvent: event => this.take(event),
      onEnd: end => this.ended(stream, end),
    });
    this.opening = stream;
  }

  private take(event: FeedEvent) {
    this.attempt = 0;
    if (event.type === 'ping' || event.type === 'bye') {
      return;
    }
    if (event.type === 'error' && event.id === undefined) {
      const { error } = event;
      this.carried = new Set();
      this.report({ reason: error.message, error });
    } else if (event.id !== undefined) {
      this.unheard.delete(event.id);
      this.entries.get(event.id)?.apply(event);
      if (event.type === 'error') {
        this.askAgain(event.id, event.error.message);
      } else {
        this.refusals.delete(event.id);
      }
    }
  }

  /**
   * What cannot be served now may be soon: a backend that has just started has
   * not read its catalog yet.
   */
  private askAgain(id: string, reason: string) {
    const entry = this.entries.get(id);
    const refusals = (this.refusals.get(id) ?? 0) + 1;
    this.refusals.set(id, refusals);
    if (entry?.shown.state === 'ready') {
      const since = new Date(this.options.clock.now()).toISOString();
      entry.report({ since, reason });
    }
    this.plan(Math.min(firstRetryMs * 2 ** (refusals - 1), longestRetryMs));
  }

  private ended(stream: FeedStream, end: StreamEnd) {
    this.heardAt = stream.heardAt ?? this.heardAt;
    if (stream === this.current) {
      this.current = undefined;
      this.carried = new Set();
      if (this.opening) {
        // Its successor is on its way; only if that fails is there news.
        return;
      }
    } else {
      this.opening = undefined;
    }
    this.recover(end);
  }

  private recover(end: StreamEnd) {
    const { clock, random } = this.options;
    const lived = clock.now() - this.openedAt;
    if (end.kind === 'bye' && end.reason === 'expired' && lived > shortLifeMs) {
      // The next request brings fresh credentials.
      this.open();
      return;
    }
    this.report(describe(end));
    if (!this.current) {
      this.slot.release();
    }
    if (end.kind === 'refused') {
      if (end.retryAfterMs !== undefined) {
        this.plan(end.retryAfterMs);
      }
      return;
    }
    this.plan(backOffMs(this.attempt, random));
    this.attempt += 1;
  }

  /** Tells all that no stream serves at the moment. */
  private report(what: {
    reason: string;
    error?: { name: string; message: string };
  }) {
    const since = new Date(
      this.current?.heardAt ?? this.heardAt ?? this.options.clock.now(),
    ).toISOString();
    for (const entry of Array.from(this.entries.values())) {
      if (!this.current || !this.carried.has(entry.id)) {
        entry.report({ since, ...what });
      }
    }
  }

  /** Lets another tab have the slot, and queues for it again. */
  private takeTurns() {
    // Before everything was heard once, nothing would ever be.
    if (this.opening || this.unheard.size > 0) {
      return;
    }
    this.drop();
    this.slot.request();
  }

  private drop() {
    this.cancelPlan();
    this.opening?.close();
    this.opening = undefined;
    this.dropCurrent();
    this.slot.release();
  }

  private dropCurrent() {
    this.heardAt = this.current?.heardAt ?? this.heardAt;
    this.current?.close();
    this.current = undefined;
    this.carried = new Set();
  }
}

function describe(end: StreamEnd) {
  switch (end.kind) {
    case 'refused':
      return { reason: end.error.message, error: end.error };
    case 'lost':
      return { reason: end.reason };
    default:
      return {
        reason:
          end.reason === 'shutdown'
            ? "The portal's backend is restarting"
            : 'Your session has ended',
      };
  }
}

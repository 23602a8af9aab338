import { Clock, systemClock } from './Clock';
import { FeedClient, FeedListener, FeedTarget } from './FeedClient';
import { FeedClientOptions, PageVisibility } from './FeedClientOptions';
import { FeedEntry } from './FeedEntry';
import { FeedLane } from './FeedLane';
import { TabWatch } from './TabWatch';
import { targetKey } from './targetKey';
import { browserSlots } from './WebLockSlots';

/** Going to another page and back asks for nothing again. */
const lingerMs = 5_000;

/**
 * The live feed of a tab: one stream for all plain subscriptions and one for
 * windows, which change too often to share it.
 */
export class DefaultFeedClient implements FeedClient {
  private readonly entries = new Map<string, FeedEntry>();
  private readonly clock: Clock;
  private readonly plain: FeedLane;
  private readonly windows: FeedLane;
  private readonly tab: TabWatch;
  private nextId = 1;

  static create(options: FeedClientOptions): DefaultFeedClient {
    return new DefaultFeedClient(options);
  }

  private constructor(options: FeedClientOptions) {
    const { fetch, url, clock = systemClock, random = Math.random } = options;
    const { slots = browserSlots(clock) } = options;
    this.clock = clock;
    this.plain = new FeedLane({ fetch, url, clock, slots, random });
    this.windows = new FeedLane({ fetch, url, clock, slots, random });
    this.tab = new TabWatch({
      clock,
      page: options.page ?? browserPage(),
      network: options.network ?? browserNetwork(),
      onHidden: () => this.eachLane(lane => lane.pause()),
      onShown: () => this.eachLane(lane => lane.resume()),
      onWake: () => this.reconnect(),
    });
  }

  subscribe(target: FeedTarget, listener: FeedListener): () => void {
    const key = targetKey(target);
    const entry = this.entries.get(key) ?? this.open(key, target);
    entry.cancelLinger();
    // Wrapped, so that one function can listen twice.
    const own: FeedListener = state => listener(state);
    entry.listeners.add(own);
    if (target.window) {
      this.closeUnusedWindows();
    }
    listener(entry.shown);
    return () => {
      if (entry.listeners.delete(own) && entry.listeners.size === 0) {
        entry.cancelLinger = this.clock.after(lingerMs, () => this.close(key));
      }
    };
  }

  reconnect(): void {
    this.eachLane(lane => lane.reconnect());
  }

  private open(key: string, target: FeedTarget): FeedEntry {
    const entry = new FeedEntry(String(this.nextId), target);
    this.nextId += 1;
    this.entries.set(key, entry);
    this.tab.start();
    this.laneOf(entry).add(entry);
    return entry;
  }

  private close(key: string) {
    const entry = this.entries.get(key);
    if (!entry || entry.listeners.size > 0) {
      return;
    }
    entry.cancelLinger();
    this.entries.delete(key);
    this.laneOf(entry).remove(entry);
    if (this.entries.size === 0) {
      this.tab.stop();
    }
  }

  /** Scrolling leaves a trail of windows; they go when the next one is opened. */
  private closeUnusedWindows() {
    for (const [key, entry] of Array.from(this.entries)) {
      if (entry.target.window) {
        this.close(key);
      }
    }
  }

  private laneOf(entry: FeedEntry): FeedLane {
    return entry.target.window ? this.windows : this.plain;
  }

  private eachLane(act: (lane: FeedLane) => void) {
    act(this.plain);
    act(this.windows);
  }
}

function browserPage(): PageVisibility | undefined {
  return typeof document === 'undefined' ? undefined : document;
}

function browserNetwork(): EventTarget | undefined {
  return typeof window === 'undefined' ? undefined : window;
}

import { FeedClient, FeedTarget } from '../feed/FeedClient';
import { targetKey } from '../feed/targetKey';
import { animationFrameScheduler, FrameScheduler } from './FrameScheduler';
import { emptyResourceSet, ResourceSet, resourceSetOf } from './ResourceSet';

interface Entry {
  set: ResourceSet;
  watchers: Set<() => void>;
  unsubscribe: () => void;
}

const recentSets = 10;

/** Options of a `ResourceStore`. */
export interface ResourceStoreOptions {
  feed: FeedClient;
  /** When watchers are told; once per animation frame by default. */
  schedule?: FrameScheduler;
}

/**
 * Keeps the live rows of a tab outside of React. A set is the same object
 * until something in it changed, and however many events arrive between two
 * frames, each watcher is told once.
 */
export class ResourceStore {
  private readonly entries = new Map<string, Entry>();
  /** Sets that were just left, so that a page that comes back does not flash. */
  private readonly recent = new Map<string, ResourceSet>();
  private readonly dirty = new Set<Entry>();
  private flushPlanned = false;

  static create(options: ResourceStoreOptions): ResourceStore {
    return new ResourceStore(
      options.feed,
      options.schedule ?? animationFrameScheduler,
    );
  }

  private constructor(
    private readonly feed: FeedClient,
    private readonly schedule: FrameScheduler,
  ) {}

  /** What is known of a target now. */
  read(target: FeedTarget): ResourceSet {
    const key = targetKey(target);
    return (
      this.entries.get(key)?.set ?? this.recent.get(key) ?? emptyResourceSet
    );
  }

  /** Follows a target until the returned function is called. */
  watch(target: FeedTarget, watcher: () => void): () => void {
    const key = targetKey(target);
    const entry = this.entries.get(key) ?? this.open(key, target);
    // Wrapped, so that one function can watch twice.
    const own = () => watcher();
    entry.watchers.add(own);
    return () => {
      entry.watchers.delete(own);
      if (entry.watchers.size === 0 && this.entries.get(key) === entry) {
        this.entries.delete(key);
        this.dirty.delete(entry);
        entry.unsubscribe();
        this.remember(key, entry.set);
      }
    };
  }

  /** Tries at once to get what could not be had. */
  retry(): void {
    this.feed.reconnect();
  }

  private open(key: string, target: FeedTarget): Entry {
    const entry: Entry = {
      set: this.recent.get(key) ?? emptyResourceSet,
      watchers: new Set(),
      unsubscribe: () => {},
    };
    this.entries.set(key, entry);
    this.recent.delete(key);
    entry.unsubscribe = this.feed.subscribe(target, state => {
      entry.set = resourceSetOf(state);
      this.dirty.add(entry);
      this.planFlush();
    });
    return entry;
  }

  private remember(key: string, set: ResourceSet) {
    this.recent.delete(key);
    this.recent.set(key, set);
    for (const oldest of Array.from(this.recent.keys())) {
      if (this.recent.size <= recentSets) {
        break;
      }
      this.recent.delete(oldest);
    }
  }

  private planFlush() {
    if (this.flushPlanned) {
      return;
    }
    this.flushPlanned = true;
    this.schedule(() => {
      this.flushPlanned = false;
      const changed = Array.from(this.dirty);
      this.dirty.clear();
      for (const entry of changed) {
        for (const watcher of Array.from(entry.watchers)) {
          watcher();
        }
      }
    });
  }
}

const stores = new WeakMap<FeedClient, ResourceStore>();

/** The one store of a feed client. */
export function resourceStoreOf(feed: FeedClient): ResourceStore {
  const known = stores.get(feed);
  if (known) {
    return known;
  }
  const store = ResourceStore.create({ feed });
  stores.set(feed, store);
  return store;
}

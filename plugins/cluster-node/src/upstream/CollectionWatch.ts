import { Backoff, jittered } from './Backoff';
import {
  CollectionObjects,
  CollectionReader,
  CollectionReaderOptions,
} from './CollectionReader';
import { CollectionStatus } from './CollectionStatus';
import { Pause } from './Pause';
import { WatchIdleError } from './readWatch';
import { KindState } from './UpstreamCluster';
import { watchFailure, WatchFailure } from './watchFailure';

/** Options of `CollectionWatch.start`. */
export interface CollectionWatchOptions
  extends Pick<
    CollectionReaderOptions,
    'client' | 'timing' | 'metadataOnly' | 'access' | 'onList'
  > {
  /** The path of the collection as it is served now. */
  path(): Promise<string>;
  /** The collection is not where `path` said. */
  onMissing?(): void;
  sink: CollectionObjects & { state(state: KindState): void };
  /**
   * Whether the API server is done with starting. Until then it may deny what
   * it will allow in a moment, because it has not read its roles yet.
   */
  ready?(): Promise<boolean>;
  /** Called with what went wrong, for the log. */
  onFailure?(error: unknown): void;
}

/** Tries, with back-off between them, after which a denial is believed in any case. */
const maximumDoubts = 6;

/**
 * Keeps one collection listed and watched until it is stopped, whatever
 * happens. A watch that ends or breaks goes on where it was; only what the
 * server no longer remembers is listed again. The first failure after all was
 * well is answered by another try at once, and shows only if that fails too.
 */
export class CollectionWatch {
  private readonly reader: CollectionReader;
  private readonly status: CollectionStatus;
  private readonly backoff: Backoff;
  private readonly absentBackoff: Backoff;
  private readonly pause = new Pause();
  private attempt = new AbortController();
  private stopped = false;
  private listed = false;
  private failures = 0;
  private expiries = 0;
  private doubts = 0;
  private interruptedSince?: Date;

  private constructor(private readonly options: CollectionWatchOptions) {
    const { sink, timing, client, metadataOnly, access, onList } = options;
    this.status = new CollectionStatus(state => {
      if (!this.stopped) {
        sink.state(state);
      }
    });
    this.backoff = new Backoff(timing.backoff);
    this.absentBackoff = new Backoff(timing.absent);
    this.reader = new CollectionReader({
      client,
      timing,
      metadataOnly,
      access,
      onList,
      objects: sink,
      onLive: () => {
        this.listed = true;
        this.doubts = 0;
        this.interruptedSince = undefined;
        this.status.set('live');
      },
      onProgress: () => this.succeeded(),
      onAccessLost: () => this.interrupt(),
    });
  }

  static start(options: CollectionWatchOptions): CollectionWatch {
    const watch = new CollectionWatch(options);
    options.sink.state(watch.status.get());
    // `run` handles every failure itself; it ends only when stopped.
    void watch.run();
    return watch;
  }

  get state(): KindState['state'] {
    return this.status.get().state;
  }

  /** Tries again at once if it is waiting to; the reason for waiting may be over. */
  nudge(): void {
    this.backoff.reset();
    this.absentBackoff.reset();
    this.pause.end();
  }

  /** Looks whether the collection is still where it was, and moves along if not. */
  async recheck(): Promise<void> {
    this.nudge();
    let path: string | undefined;
    try {
      path = await this.options.path();
    } catch {
      // Why there is no path shows when the watch asks for it itself.
      path = undefined;
    }
    if (path !== this.reader.lastPath) {
      this.interrupt();
    }
  }

  /** Ends the request under way and makes another; with `relist` from the beginning. */
  interrupt(options: { relist?: boolean } = {}): void {
    if (options.relist) {
      this.reader.forget('replaced');
    }
    this.attempt.abort(new InterruptedByUs());
    this.pause.end();
  }

  stop(): void {
    this.stopped = true;
    this.interrupt();
  }

  private async run(): Promise<void> {
    while (!this.stopped) {
      const attempt = new AbortController();
      this.attempt = attempt;
      try {
        const path = await this.options.path();
        attempt.signal.throwIfAborted();
        await this.reader.read(path, attempt);
      } catch (error) {
        const { aborted, reason } = attempt.signal;
        const wait = await this.recover(aborted ? reason : error);
        if (wait > 0 && !this.stopped) {
          await this.pause.wait(wait);
        }
      }
    }
  }

  private succeeded() {
    if (this.failures > 0) {
      this.backoff.reset();
      this.absentBackoff.reset();
      this.failures = 0;
      this.expiries = 0;
    }
  }

  /** Decides what a failure means; resolves with the milliseconds to wait. */
  private async recover(error: unknown): Promise<number> {
    if (this.stopped || error instanceof InterruptedByUs) {
      return 0;
    }
    this.options.onFailure?.(error);
    const failure = watchFailure(error);
    this.failures += 1;
    switch (failure.means) {
      case 'expired':
        this.reader.forget('expired');
        this.expiries += 1;
        return this.expiries === 1 ? 0 : this.interrupted(failure);
      case 'denied':
        if (this.listed && this.doubts < maximumDoubts) {
          return this.doubt(failure);
        }
        this.vanish('denied', failure.reason);
        return jittered(this.options.timing.denied);
      case 'absent':
        this.options.onMissing?.();
        this.vanish('absent', failure.reason);
        return this.absentBackoff.next();
      case 'refused':
        return this.refused(failure);
      default:
        if (error instanceof WatchIdleError) {
          return this.idled(error, failure);
        }
        return this.interrupted(failure);
    }
  }

  /** What was allowed is denied: that counts if an API server that is ready says it again. */
  private async doubt(failure: WatchFailure): Promise<number> {
    if ((await this.options.ready?.()) === false) {
      this.doubts += 1;
      return this.interrupted(failure);
    }
    this.doubts = maximumDoubts;
    return 0;
  }

  private refused(failure: WatchFailure): number {
    if (this.reader.resumes) {
      // It may be the place to go on from that the server does not like.
      this.reader.forget('refused');
    } else if (this.reader.giveUpStreaming()) {
      this.failures -= 1;
      return 0;
    }
    return this.interrupted(failure);
  }

  private idled(error: WatchIdleError, failure: WatchFailure): number {
    this.interruptedSince ??= new Date(Date.now() - error.idle);
    if (this.reader.resumes) {
      // Perhaps nothing happened and the server sends no bookmarks; another try tells.
      this.failures = 0;
      this.reader.suspect();
      return 0;
    }
    // A server that knows no streaming lists may never end one.
    this.reader.giveUpStreaming();
    return this.interrupted(failure);
  }

  private interrupted(failure: WatchFailure): number {
    const { answered, reason, retryAfter } = failure;
    const first = this.failures === 1 && this.interruptedSince === undefined;
    this.interruptedSince ??= new Date();
    if (answered && this.failures >= 3) {
      // What the server cannot do may be to go on from there.
      this.reader.forget('failing');
    }
    if (this.listed && first && retryAfter === undefined) {
      return 0;
    }
    if (this.listed) {
      this.status.set('stale', reason, this.interruptedSince);
    } else if (retryAfter !== undefined && this.failures < 4) {
      // A server that asks to wait, say for a kind that is new to it, has not failed yet.
      this.status.set('connecting', reason);
    } else {
      this.status.set('failed', reason, this.interruptedSince);
    }
    return Math.max(this.backoff.next(), (retryAfter ?? 0) * 1000);
  }

  private vanish(state: 'denied' | 'absent', reason: string) {
    this.listed = false;
    this.interruptedSince = undefined;
    this.reader.clear();
    this.status.set(state, reason);
  }
}

/** Not a failure: this side ended the request. */
class InterruptedByUs extends Error {}

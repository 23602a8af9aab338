import { ResourceDescriptor } from '@wheelhouse/backstage-plugin-cluster-common';
import { KindState } from '../upstream/UpstreamCluster';
import { ChangeLog, RowChange } from './ChangeLog';
import { StoredRow } from './StoredRow';

/** Hears what happens to a table. */
export interface TableListener {
  changed(change: RowChange): void;
  /** Many rows changed at once (the first list): look at `rows()` again. */
  reset(): void;
  stateChanged(): void;
}

/** The rows of one kind in one cluster. */
export class KindTable {
  private readonly stored = new Map<string, StoredRow>();
  private readonly listeners = new Set<TableListener>();
  private readonly log: ChangeLog;
  private current: KindState = { state: 'connecting', since: new Date() };
  private quiet = false;

  constructor(
    readonly cluster: string,
    readonly descriptor: ResourceDescriptor,
    private readonly nextSeq: () => number,
    private readonly onListenerError: (error: unknown) => void = error => {
      throw error;
    },
  ) {
    this.log = new ChangeLog(nextSeq());
  }

  get size(): number {
    return this.stored.size;
  }

  rows(): IterableIterator<StoredRow> {
    return this.stored.values();
  }

  get(uid: string): StoredRow | undefined {
    return this.stored.get(uid);
  }

  state(): KindState {
    return this.current;
  }

  listen(listener: TableListener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Changes after `seq`, or undefined when a snapshot is needed. */
  since(seq: number): RowChange[] | undefined {
    return this.log.since(seq);
  }

  put(now: StoredRow): void {
    const before = this.stored.get(now.uid);
    this.stored.set(now.uid, now);
    this.record({ seq: this.nextSeq(), now, before });
  }

  /** Replaces what is stored beside the row, which itself shows the same as before. */
  refresh(now: StoredRow): void {
    this.stored.set(now.uid, now);
  }

  remove(uid: string): StoredRow | undefined {
    const before = this.stored.get(uid);
    if (before) {
      this.stored.delete(uid);
      this.record({ seq: this.nextSeq(), before });
    }
    return before;
  }

  setState(state: KindState): void {
    const { current } = this;
    if (current.state === state.state && current.reason === state.reason) {
      return;
    }
    this.current = state;
    this.tell(listener => listener.stateChanged());
  }

  /** Whether rows change now without anybody hearing of it. */
  get isHeldBack(): boolean {
    return this.quiet;
  }

  /** Between these two calls listeners hear nothing, and then `reset` once. */
  holdBack(): void {
    this.quiet = true;
  }

  letGo(): void {
    if (this.quiet) {
      this.quiet = false;
      this.tell(listener => listener.reset());
    }
  }

  /** A listener that fails must not keep a change from the others, nor from the table. */
  private tell(say: (listener: TableListener) => void): void {
    for (const listener of this.listeners) {
      try {
        say(listener);
      } catch (error) {
        this.onListenerError(error);
      }
    }
  }

  private record(change: RowChange): void {
    this.log.push(change);
    if (!this.quiet) {
      this.tell(listener => listener.changed(change));
    }
  }
}

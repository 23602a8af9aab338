import {
  FeedWindow,
  RowKey,
} from '@wheelhouse/backstage-plugin-cluster-common';
import { AccessSet } from '../access/AccessSet';
import { RowChange } from '../hub/ChangeLog';
import { KindTable } from '../hub/KindTable';
import { StoredRow } from '../hub/StoredRow';
import { Compare, LazyOrder } from './LazyOrder';
import { mergeChanges } from './mergeChanges';
import { rowFilter } from './rowFilter';
import { rowOrder } from './rowOrder';
import { isInView, ViewScope } from './ViewScope';

const REORDER_MILLISECONDS = 1000;
// How long sorting may keep the event loop to itself, more or less.
const TURN_MILLISECONDS = 8;
// With more changes than this share of the rows, sorting anew is cheaper.
const MOST_CHANGES = 1 / 8;

/** What a window's rows are and in which order: windows that agree on it share an index. */
export interface WindowOrder {
  tables: readonly KindTable[];
  scope: ViewScope;
  access: AccessSet;
  sort?: FeedWindow['sort'];
  filters?: FeedWindow['filters'];
  text?: string;
}

/** Hears of an index. */
export interface WindowIndexListener {
  /** A row that is in the index shows something else. */
  rowChanged(stored: StoredRow): void;
  /** The order, or which rows there are, changed. At most once a second. */
  orderChanged(): void;
}

/** A row whose place is to be found anew. */
interface Change {
  /** What stands for it in the order now. */
  standing?: StoredRow;
  /** Undefined when it is no member any more. */
  now?: StoredRow;
}

/**
 * The sorted, filtered rows of some tables, kept up to date. A change costs
 * nothing but itself; once a second those that changed are put to their places.
 *
 * Whether a row is a member follows from the row alone, so that none has to be
 * remembered: what a row was is told together with what it is.
 */
export class WindowIndex {
  private readonly changes = new Map<RowKey, Change>();
  private readonly listeners = new Set<WindowIndexListener>();
  private readonly stopListening: (() => void)[];
  private readonly passes: (stored: StoredRow) => boolean;
  private readonly compare: Compare<StoredRow>;
  private readonly onComplete: (() => void)[] = [];
  private order: LazyOrder<StoredRow>;
  private inScope = 0;
  /** Listeners have to hear of what gathered. */
  private tellDue = false;
  private timer: NodeJS.Timeout | undefined;
  private turn: NodeJS.Immediate | undefined;
  private lastReorder = 0;

  constructor(private readonly options: WindowOrder) {
    this.passes = rowFilter(options, options.access);
    this.compare = rowOrder(options.sort, options.access);
    this.order = this.fill();
    this.stopListening = options.tables.map(table =>
      table.listen({
        changed: change => this.apply(change),
        reset: () => {
          this.order = this.fill();
          this.tellDue = true;
          this.tell();
        },
        stateChanged: () => undefined,
      }),
    );
  }

  /** Rows that match. */
  get total(): number {
    return this.order.length;
  }

  /** Rows in scope, whether or not they pass filters and text. */
  get unfiltered(): number {
    return this.inScope;
  }

  slice(offset: number, limit: number): StoredRow[] {
    return this.order
      .slice(offset, limit)
      .map(stored => this.changes.get(stored.key)?.now ?? stored);
  }

  /** All rows as they are now, in order. Never written to later. */
  async rows(): Promise<readonly StoredRow[]> {
    if (!this.order.complete) {
      await new Promise<void>(resolve => this.onComplete.push(resolve));
    }
    return this.changes.size > 0 ? this.merged() : this.order.all();
  }

  listen(listener: WindowIndexListener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  close(): void {
    clearTimeout(this.timer);
    clearImmediate(this.turn);
    for (const stop of this.stopListening) {
      stop();
    }
  }

  private fill(): LazyOrder<StoredRow> {
    const { tables, scope, access } = this.options;
    const members: StoredRow[] = [];
    this.changes.clear();
    this.inScope = 0;
    for (const table of tables) {
      for (const stored of table.rows()) {
        if (isInView(stored, scope, access)) {
          this.inScope += 1;
          if (this.passes(stored)) {
            members.push(stored);
          }
        }
      }
    }
    const order = new LazyOrder(members, this.compare);
    clearImmediate(this.turn);
    this.sortOn(order);
    return order;
  }

  private apply({ now, before }: RowChange): void {
    const { scope, access } = this.options;
    const wasIn = before !== undefined && isInView(before, scope, access);
    const isIn = now !== undefined && isInView(now, scope, access);
    if (wasIn !== isIn) {
      this.inScope += isIn ? 1 : -1;
      this.tellDue = true;
      this.scheduleReorder();
    }
    this.note(
      wasIn && this.passes(before) ? before : undefined,
      isIn && this.passes(now) ? now : undefined,
    );
  }

  private note(standing: StoredRow | undefined, now: StoredRow | undefined) {
    const key = (now ?? standing)?.key;
    if (key === undefined) {
      return;
    }
    if (standing && now) {
      for (const listener of this.listeners) {
        listener.rowChanged(now);
      }
    }
    const known = this.changes.get(key);
    this.changes.set(key, { standing: known ? known.standing : standing, now });
    this.tellDue ||= !standing || !now || this.compare(standing, now) !== 0;
    this.scheduleReorder();
  }

  private scheduleReorder(): void {
    const wait = this.lastReorder + REORDER_MILLISECONDS - Date.now();
    this.timer ??= setTimeout(() => this.reorder(), Math.max(0, wait));
  }

  private reorder(): void {
    this.timer = undefined;
    if (!this.order.complete) {
      this.onComplete.push(() => this.scheduleReorder());
    } else if (this.changes.size > MOST_CHANGES * this.order.length) {
      this.order = this.fill();
      this.tell();
    } else {
      if (this.changes.size > 0) {
        const sorted = this.merged();
        this.order = new LazyOrder(sorted, this.compare, { sorted: true });
        this.changes.clear();
      }
      this.tell();
    }
  }

  private tell(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.lastReorder = Date.now();
    if (this.tellDue) {
      this.tellDue = false;
      for (const listener of this.listeners) {
        listener.orderChanged();
      }
    }
  }

  /** The order with every change in it. */
  private merged(): StoredRow[] {
    const changes = [...this.changes.values()];
    return mergeChanges(
      this.order.all(),
      {
        removed: changes.flatMap(({ standing }) => standing ?? []),
        added: changes.flatMap(({ now }) => now ?? []),
      },
      this.compare,
    );
  }

  /** Sorts what nobody has looked at yet, in turns with everything else. */
  private sortOn(order: LazyOrder<StoredRow>): void {
    if (order.complete) {
      for (const tell of this.onComplete.splice(0)) {
        tell();
      }
      return;
    }
    this.turn = setImmediate(() => {
      const end = performance.now() + TURN_MILLISECONDS;
      while (!order.complete && performance.now() < end) {
        order.step();
      }
      this.sortOn(order);
    });
  }
}

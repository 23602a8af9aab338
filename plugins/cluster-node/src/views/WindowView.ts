import {
  FeedEvent,
  FeedWindow,
  RowKey,
} from '@wheelhouse/backstage-plugin-cluster-common';
import { AccessSet } from '../access/AccessSet';
import { StoredRow } from '../hub/StoredRow';
import { TableViewOptions } from './ListView';
import { ResourceView, sourceStates } from './ResourceView';
import { Lease } from './Shared';
import { WindowIndex } from './WindowIndex';
import { WindowIndexes } from './WindowIndexes';
import { wireRows } from './wireRows';

/** What a view of a window is made of. */
export interface WindowViewOptions extends TableViewOptions {
  window: FeedWindow;
  indexes: WindowIndexes;
}

/**
 * A window over sorted and filtered rows: a snapshot, then changed cells at
 * once, and a new order and total at most once a second.
 */
export class WindowView implements ResourceView {
  private readonly stopListening: (() => void)[];
  private readonly changed = new Set<RowKey>();
  private shown = new Map<RowKey, StoredRow>();
  private total = 0;
  private unfiltered = 0;
  private lease: Lease<WindowIndex>;
  private stopIndex: () => void;
  private access: AccessSet;
  private accessSince = new Date();
  /** Changes of rows that are shown. */
  private gathered = 0;
  private snapshotDue = true;
  private orderDue = false;
  private stateDue = true;

  constructor(private readonly options: WindowViewOptions) {
    this.access = options.access;
    [this.lease, this.stopIndex] = this.openIndex();
    this.stopListening = options.tables.map(table =>
      table.listen({
        changed: () => undefined,
        reset: () => undefined,
        stateChanged: () => this.noteState(),
      }),
    );
  }

  take(): FeedEvent[] {
    const { id, tables, superseded } = this.options;
    const events: FeedEvent[] = [];
    if (this.stateDue) {
      const sources = sourceStates(tables, this.access, this.accessSince);
      events.push({ type: 'state', id, sources });
    }
    if (this.snapshotDue) {
      events.push(this.snapshot());
      superseded.bySnapshot += this.gathered;
    } else if (this.orderDue || this.changed.size > 0) {
      events.push(...this.delta());
      superseded.byChange += this.gathered - this.changed.size;
    }
    this.stateDue = false;
    this.snapshotDue = false;
    this.orderDue = false;
    this.changed.clear();
    this.gathered = 0;
    return events;
  }

  setAccess(access: AccessSet): void {
    if (access.fingerprint === this.access.fingerprint) {
      return;
    }
    this.access = access;
    this.accessSince = new Date();
    this.stopIndex();
    this.lease.release();
    [this.lease, this.stopIndex] = this.openIndex();
    this.snapshotDue = true;
    this.noteState();
  }

  close(): void {
    this.stopIndex();
    this.lease.release();
    for (const stop of this.stopListening) {
      stop();
    }
  }

  private openIndex(): [Lease<WindowIndex>, () => void] {
    const { indexes, tables, scope, window, onPending } = this.options;
    const { sort, filters, text } = window;
    const lease = indexes.acquire({
      tables,
      scope,
      access: this.access,
      sort,
      filters,
      text,
    });
    const stop = lease.value.listen({
      rowChanged: stored => {
        if (this.shown.has(stored.key)) {
          this.shown.set(stored.key, stored);
          this.changed.add(stored.key);
          this.gathered += 1;
          onPending();
        }
      },
      orderChanged: () => {
        this.orderDue = true;
        onPending();
      },
    });
    return [lease, stop];
  }

  private snapshot(): FeedEvent {
    const { id, window, columns } = this.options;
    const rows = this.lease.value.slice(window.offset, window.limit);
    this.shown = new Map(rows.map(stored => [stored.key, stored]));
    ({ total: this.total, unfiltered: this.unfiltered } = this.lease.value);
    return {
      type: 'snapshot',
      id,
      cursor: this.cursor(),
      columns,
      rows: wireRows(rows, columns, this.access),
      total: this.total,
      unfiltered: this.unfiltered,
      offset: window.offset,
    };
  }

  private delta(): FeedEvent[] {
    const { id, window } = this.options;
    const { value: index } = this.lease;
    const before = this.shown;
    if (this.orderDue) {
      const rows = index.slice(window.offset, window.limit);
      this.shown = new Map(rows.map(stored => [stored.key, stored]));
    }
    const order = [...this.shown.keys()];
    const reordered =
      order.length !== before.size ||
      [...before.keys()].some((key, position) => key !== order[position]);
    const upserts = [...this.shown.values()].filter(
      stored =>
        this.changed.has(stored.key) ||
        before.get(stored.key)?.row !== stored.row,
    );
    const { total, unfiltered } = index;
    const recounted = total !== this.total || unfiltered !== this.unfiltered;
    this.total = total;
    this.unfiltered = unfiltered;
    if (upserts.length === 0 && !reordered && !recounted) {
      return [];
    }
    return [
      {
        type: 'delta',
        id,
        cursor: this.cursor(),
        upserts: wireRows(upserts, this.options.columns, this.access),
        removes: [...before.keys()].filter(key => !this.shown.has(key)),
        ...(recounted ? { total, unfiltered } : {}),
        ...(reordered ? { order } : {}),
      },
    ];
  }

  private cursor() {
    const { epoch, position } = this.options;
    return { epoch: epoch(this.access), seq: position() };
  }

  private noteState(): void {
    this.stateDue = true;
    this.options.onPending();
  }
}

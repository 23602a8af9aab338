import {
  FeedCursor,
  FeedEvent,
  hasSameCells,
  RowKey,
} from '@wheelhouse/backstage-plugin-cluster-common';
import { AccessSet } from '../access/AccessSet';
import { RowChange } from '../hub/ChangeLog';
import { KindTable } from '../hub/KindTable';
import { StoredRow } from '../hub/StoredRow';
import { SupersededChanges } from '../meters/SupersededChanges';
import { countedIn } from './hiddenCells';
import { ResourceView, sourceStates } from './ResourceView';
import { RowSelection, SelectionChange, selectionKey } from './RowSelection';
import { Lease, Shared } from './Shared';
import { ViewScope } from './ViewScope';
import { wireRows } from './wireRows';

/** What a view over tables is made of. */
export interface TableViewOptions {
  id: string;
  tables: readonly KindTable[];
  scope: ViewScope;
  /** What travels of each row. */
  columns: readonly string[];
  access: AccessSet;
  /** The epoch of cursors: the same as long as old cursors mean something for this view. */
  epoch(access: AccessSet): string;
  /** The newest position of the hub. */
  position(): number;
  /** Counts what readers do not get because something newer goes in its place. */
  superseded: SupersededChanges;
  onPending(): void;
}

/** What a view of all rows is made of. */
export interface ListViewOptions extends TableViewOptions {
  selections: Shared<RowSelection>;
  since?: FeedCursor;
}

/**
 * All rows of some tables that are in scope and may be seen: a snapshot, or
 * what was missed since a cursor, and from then on deltas.
 */
export class ListView implements ResourceView {
  /** The latest of every row that changed, or undefined for one that is gone. */
  private readonly pending = new Map<RowKey, StoredRow | undefined>();
  private readonly stopListening: (() => void)[];
  private selection: Lease<RowSelection>;
  private stopSelection: () => void;
  private access: AccessSet;
  private accessSince = new Date();
  /** Changes of rows that became the pending ones. */
  private gathered = 0;
  private snapshotDue = true;
  private stateDue = true;

  constructor(private readonly options: ListViewOptions) {
    this.access = options.access;
    [this.selection, this.stopSelection] = this.select();
    this.stopListening = options.tables.map(table =>
      table.listen({
        changed: () => undefined,
        reset: () => undefined,
        stateChanged: () => this.noteState(),
      }),
    );
    this.resume(options.since);
  }

  take(): FeedEvent[] {
    const { id, tables, columns, epoch, position, superseded } = this.options;
    const events: FeedEvent[] = [];
    if (this.stateDue) {
      const sources = sourceStates(tables, this.access, this.accessSince);
      events.push({ type: 'state', id, sources });
    }
    const cursor = { epoch: epoch(this.access), seq: position() };
    if (this.snapshotDue) {
      const rows = this.selection.value.wireRows(columns);
      events.push({
        ...{ type: 'snapshot', id, cursor, columns, rows },
        total: rows.length,
      });
    } else if (this.pending.size > 0) {
      const changed = [...this.pending];
      superseded.byChange += this.gathered - changed.length;
      events.push({
        type: 'delta',
        id,
        cursor,
        upserts: wireRows(
          changed.flatMap(([, stored]) => stored ?? []),
          columns,
          this.access,
        ),
        removes: changed.flatMap(([key, stored]) => (stored ? [] : [key])),
      });
    }
    this.stateDue = false;
    this.snapshotDue = false;
    this.forgetPending();
    return events;
  }

  setAccess(access: AccessSet): void {
    if (access.fingerprint === this.access.fingerprint) {
      return;
    }
    this.access = access;
    this.accessSince = new Date();
    this.noteState();
    const { selection: old, stopSelection } = this;
    const before = new Set(Array.from(old.value.rows(), ({ key }) => key));
    [this.selection, this.stopSelection] = this.select();
    stopSelection();
    old.release();
    const { value: selected } = this.selection;
    for (const key of before) {
      if (!selected.has(key)) {
        this.place(key, undefined);
      }
    }
    for (const stored of selected.rows()) {
      if (!before.has(stored.key) || countedIn[stored.kind]) {
        this.place(stored.key, stored);
      }
    }
  }

  close(): void {
    this.stopSelection();
    this.selection.release();
    for (const stop of this.stopListening) {
      stop();
    }
  }

  private select(): [Lease<RowSelection>, () => void] {
    const { tables, scope, selections } = this.options;
    const selected = { tables, scope, access: this.access };
    const lease = selections.acquire(
      selectionKey(selected),
      () => new RowSelection(selected),
    );
    const stop = lease.value.listen({
      changed: change => this.apply(change),
      reset: () => this.restart(),
    });
    return [lease, stop];
  }

  private apply({ key, before, now }: SelectionChange): void {
    if (!this.snapshotDue && !(now && this.looksSame(before, now))) {
      this.place(key, now);
    }
  }

  private looksSame(before: StoredRow | undefined, now: StoredRow): boolean {
    return (
      before !== undefined &&
      hasSameCells(before.row, now.row, this.options.columns)
    );
  }

  private place(key: RowKey, stored: StoredRow | undefined): void {
    this.pending.set(key, stored);
    this.gathered += 1;
    this.options.onPending();
  }

  private restart(): void {
    this.snapshotDue = true;
    this.options.superseded.bySnapshot += this.gathered;
    this.forgetPending();
    this.options.onPending();
  }

  private forgetPending(): void {
    this.pending.clear();
    this.gathered = 0;
  }

  private noteState(): void {
    this.stateDue = true;
    this.options.onPending();
  }

  /** Instead of a snapshot, what changed since the cursor, if that is still known. */
  private resume(since: FeedCursor | undefined): void {
    const { tables, epoch } = this.options;
    if (!since || since.epoch !== epoch(this.access)) {
      return;
    }
    const missed: RowChange[] = [];
    for (const table of tables) {
      const changes = table.since(since.seq);
      if (!changes) {
        return;
      }
      missed.push(...changes);
    }
    this.snapshotDue = false;
    const { value: selection } = this.selection;
    for (const { now, before } of missed.sort((a, b) => a.seq - b.seq)) {
      const key = (now ?? before)?.key;
      const shown = now && selection.contains(now) ? now : undefined;
      const wasShown = before && selection.contains(before);
      if (key && (shown || wasShown)) {
        this.pending.set(key, shown);
      }
    }
    this.gathered = this.pending.size;
  }
}

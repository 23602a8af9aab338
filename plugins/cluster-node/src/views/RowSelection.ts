import { RowKey, WireRow } from '@wheelhouse/backstage-plugin-cluster-common';
import { AccessSet } from '../access/AccessSet';
import { KindTable } from '../hub/KindTable';
import { StoredRow } from '../hub/StoredRow';
import { isInView, scopeKey, ViewScope } from './ViewScope';
import { wireRows } from './wireRows';

// Of a kind, pages of one portal ask for few choices of columns.
const mostWires = 4;

/** Which rows are selected. */
export interface RowSelectionOptions {
  tables: readonly KindTable[];
  scope: ViewScope;
  access: AccessSet;
}

/** What happened to a selected row. */
export interface SelectionChange {
  key: RowKey;
  /** Undefined when it was not selected. */
  before?: StoredRow;
  /** Undefined when it is not selected any more. */
  now?: StoredRow;
}

/** Hears of a selection. */
export interface RowSelectionListener {
  changed(change: SelectionChange): void;
  /** Many rows changed at once: look at `rows()` again. */
  reset(): void;
}

/**
 * The rows of some tables that are in scope and may be seen, found once for all
 * viewers who ask for the same and may see the same.
 */
export class RowSelection {
  private readonly selected = new Map<RowKey, StoredRow>();
  private readonly listeners = new Set<RowSelectionListener>();
  private readonly stopListening: (() => void)[];
  private readonly wire = new Map<string, readonly WireRow[]>();

  constructor(private readonly options: RowSelectionOptions) {
    this.fill();
    this.stopListening = options.tables.map(table =>
      table.listen({
        changed: ({ now, before }) => this.apply(now, before),
        reset: () => this.restart(),
        stateChanged: () => undefined,
      }),
    );
  }

  rows(): IterableIterator<StoredRow> {
    return this.selected.values();
  }

  has(key: RowKey): boolean {
    return this.selected.has(key);
  }

  /** All rows as they travel; the same array until a row changes. Not to be written to. */
  wireRows(columns: readonly string[]): readonly WireRow[] {
    if (this.options.tables.some(table => table.isHeldBack)) {
      // Of what happened since, nobody told.
      this.fill();
    }
    const chosen = columns.join();
    const known = this.wire.get(chosen);
    if (known) {
      return known;
    }
    const rows = wireRows([...this.rows()], columns, this.options.access);
    const [oldest] = this.wire.keys();
    if (this.wire.size >= mostWires) {
      this.wire.delete(oldest);
    }
    this.wire.set(chosen, rows);
    return rows;
  }

  contains(stored: StoredRow): boolean {
    return isInView(stored, this.options.scope, this.options.access);
  }

  listen(listener: RowSelectionListener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  close(): void {
    for (const stop of this.stopListening) {
      stop();
    }
  }

  private fill(): void {
    this.selected.clear();
    this.wire.clear();
    for (const table of this.options.tables) {
      for (const stored of table.rows()) {
        if (this.contains(stored)) {
          this.selected.set(stored.key, stored);
        }
      }
    }
  }

  private restart(): void {
    this.fill();
    this.tell(listener => listener.reset());
  }

  private apply(now?: StoredRow, gone?: StoredRow): void {
    const key = (now ?? gone)?.key;
    if (key === undefined) {
      return;
    }
    const before = this.selected.get(key);
    const selected = now && this.contains(now) ? now : undefined;
    if (!before && !selected) {
      return;
    }
    if (selected) {
      this.selected.set(key, selected);
    } else {
      this.selected.delete(key);
    }
    this.wire.clear();
    this.tell(listener => listener.changed({ key, before, now: selected }));
  }

  /** A listener that fails must not keep a change from the others. */
  private tell(say: (listener: RowSelectionListener) => void): void {
    const errors: unknown[] = [];
    for (const listener of this.listeners) {
      try {
        say(listener);
      } catch (error) {
        errors.push(error);
      }
    }
    if (errors.length > 0) {
      throw errors[0];
    }
  }
}

/** Equal for selections of the same rows. */
export function selectionKey(options: RowSelectionOptions): string {
  const { tables, scope, access } = options;
  return JSON.stringify([
    tables.map(({ cluster, descriptor }) => [cluster, descriptor.id]).sort(),
    scopeKey(scope),
    access.fingerprint,
  ]);
}

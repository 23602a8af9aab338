import {
  CellValue,
  FeedWindow,
  RowKey,
  tones,
} from '@wheelhouse/backstage-plugin-cluster-common';
import { AccessSet } from '../access/AccessSet';
import { RowChange } from '../hub/ChangeLog';
import { KindTable } from '../hub/KindTable';
import { StoredRow } from '../hub/StoredRow';
import { isHidden } from './hiddenCells';
import { isInView, ViewScope } from './ViewScope';

const REORDER_MILLISECONDS = 1000;

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

/** The sorted, filtered rows of some tables, kept up to date. */
export class WindowIndex {
  private readonly members = new Map<RowKey, StoredRow>();
  private readonly listeners = new Set<WindowIndexListener>();
  private readonly stopListening: (() => void)[];
  private readonly filters: readonly [string, ReadonlySet<string>][];
  private readonly text: string | undefined;
  private sorted: StoredRow[] = [];
  private timer: NodeJS.Timeout | undefined;
  private lastReorder = 0;

  constructor(private readonly order: WindowOrder) {
    this.filters = Object.entries(order.filters ?? {}).map(
      ([column, accepted]) => [column, new Set(accepted)],
    );
    this.text = order.text?.toLowerCase();
    this.fill();
    this.sort();
    this.stopListening = order.tables.map(table =>
      table.listen({
        changed: change => this.apply(change),
        reset: () => {
          this.fill();
          this.reorder();
        },
        stateChanged: () => undefined,
      }),
    );
  }

  get total(): number {
    return this.sorted.length;
  }

  slice(offset: number, limit: number): StoredRow[] {
    return this.sorted
      .slice(offset, offset + limit)
      .map(stored => this.members.get(stored.key) ?? stored);
  }

  listen(listener: WindowIndexListener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  close(): void {
    clearTimeout(this.timer);
    for (const stop of this.stopListening) {
      stop();
    }
  }

  private fill(): void {
    this.members.clear();
    for (const table of this.order.tables) {
      for (const stored of table.rows()) {
        if (this.contains(stored)) {
          this.members.set(stored.key, stored);
        }
      }
    }
  }

  private contains(stored: StoredRow): boolean {
    const { scope, access } = this.order;
    return (
      isInView(stored, scope, access) &&
      this.filters.every(([column, accepted]) =>
        accepts(accepted, this.cell(stored, column)),
      ) &&
      matchesText(stored, this.text)
    );
  }

  private apply({ now, before }: RowChange): void {
    const key = (now ?? before)?.key;
    if (key === undefined) {
      return;
    }
    const member = this.members.get(key);
    if (now && this.contains(now)) {
      this.members.set(key, now);
      if (member) {
        for (const listener of this.listeners) {
          listener.rowChanged(now);
        }
      }
      if (!member || this.compare(member, now) !== 0) {
        this.scheduleReorder();
      }
    } else if (member) {
      this.members.delete(key);
      this.scheduleReorder();
    }
  }

  private scheduleReorder(): void {
    const wait = this.lastReorder + REORDER_MILLISECONDS - Date.now();
    this.timer ??= setTimeout(() => this.reorder(), Math.max(0, wait));
  }

  private reorder(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.lastReorder = Date.now();
    this.sort();
    for (const listener of this.listeners) {
      listener.orderChanged();
    }
  }

  private sort(): void {
    this.sorted = [...this.members.values()].sort((a, b) => this.compare(a, b));
  }

  private cell(stored: StoredRow, column: string): CellValue {
    return isHidden(stored, column, this.order.access)
      ? undefined
      : cellOf(stored, column);
  }

  private compare(left: StoredRow, right: StoredRow): number {
    const { sort } = this.order;
    const column = sort?.column ?? 'name';
    const direction = sort?.descending ? -1 : 1;
    return (
      direction *
        compareCells(
          sortKey(column, this.cell(left, column)),
          sortKey(column, this.cell(right, column)),
        ) ||
      compareCells(left.row.name, right.row.name) ||
      compareCells(left.key, right.key)
    );
  }
}

function cellOf({ row }: StoredRow, column: string): CellValue {
  return Object.hasOwn(row, column)
    ? (row as unknown as Record<string, CellValue>)[column]
    : undefined;
}

// The worst comes last, as a larger number would.
const toneRank = new Map<CellValue, number>(
  tones.map((tone, rank) => [tone, rank]),
);

function sortKey(column: string, value: CellValue): CellValue {
  return column === 'tone' ? toneRank.get(value) : value;
}

/** Numbers by size, strings by code unit; what is not there comes first. */
function compareCells(left: CellValue, right: CellValue): number {
  if (left === right) {
    return 0;
  }
  if (left === undefined) {
    return -1;
  }
  if (right === undefined) {
    return 1;
  }
  if (typeof left === 'object' || typeof right === 'object') {
    return compareCells(JSON.stringify(left), JSON.stringify(right));
  }
  return left < right ? -1 : 1;
}

function accepts(accepted: ReadonlySet<string>, value: CellValue): boolean {
  return Array.isArray(value)
    ? value.some(item => accepted.has(item))
    : accepted.has(String(value ?? ''));
}

const searchedColumns = [
  'name',
  'namespace',
  'cluster',
  'reason',
  'node',
  'ownerName',
];

function matchesText(stored: StoredRow, text: string | undefined): boolean {
  return (
    !text ||
    searchedColumns.some(column =>
      String(cellOf(stored, column) ?? '')
        .toLowerCase()
        .includes(text),
    )
  );
}

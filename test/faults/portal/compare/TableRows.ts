import { ResourceRow } from '@wheelhouse/backstage-plugin-cluster-common';
import { ClusterHub } from '@wheelhouse/backstage-plugin-cluster-node';
import { StoredRow } from '../../../../plugins/cluster-node/src/hub/StoredRow';

type Cells = Readonly<Record<string, unknown>>;

const ownIds: readonly string[] = ['ownerId', 'aboutId'];
const ownerCells: readonly string[] = ['ownerKind', 'ownerName', 'ownerId'];

/** The rows of a hub's only cluster by what two hubs agree on: kinds and uids. */
export class TableRows {
  readonly byKind = new Map<string, Map<string, StoredRow>>();
  private readonly uids = new Map<string, string>();

  constructor(hub: ClusterHub) {
    const [{ model }] = hub.clusters();
    for (const [kind, table] of model.tables) {
      const rows = new Map<string, StoredRow>();
      this.byKind.set(kind, rows);
      for (const stored of table.rows()) {
        rows.set(stored.uid, stored);
        this.uids.set(stored.key, stored.uid);
      }
    }
  }

  /** The uid of what a hub calls by this id. */
  uidOf(id: string): string {
    return this.uids.get(id) ?? `unknown id ${id}`;
  }

  find(uid: string): StoredRow | undefined {
    for (const rows of this.byKind.values()) {
      const stored = rows.get(uid);
      if (stored) {
        return stored;
      }
    }
    return undefined;
  }

  /** The cells of a row, with uids in the place of ids. */
  cellsOf(row: ResourceRow): Cells {
    const { id, ...cells } = row as ResourceRow & Cells;
    return Object.fromEntries(
      Object.entries(cells).map(([column, cell]) => [
        column,
        ownIds.includes(column) && typeof cell === 'string'
          ? this.uidOf(cell)
          : cell,
      ]),
    );
  }
}

/** Columns that the hub fills in from an owner. */
export function isOwnerCell(column: string): boolean {
  return ownerCells.includes(column);
}

/** What differs between two rows, as `column: found, should be expected`. */
export function cellDifferences(
  found: Cells,
  expected: Cells,
  columns: Iterable<string>,
): string[] {
  const differences: string[] = [];
  for (const column of columns) {
    const left = textOf(found[column]);
    const right = textOf(expected[column]);
    if (left !== right) {
      differences.push(`${column} is ${left}, should be ${right}`);
    }
  }
  return differences;
}

function textOf(cell: unknown): string {
  const sorted =
    cell && typeof cell === 'object' && !Array.isArray(cell)
      ? Object.fromEntries(Object.entries(cell).sort())
      : cell;
  return JSON.stringify(sorted ?? null);
}

/** How people would call an object. */
export function nameOf({ kind, uid, row }: StoredRow): string {
  const place = row.namespace ? `${row.namespace}/` : '';
  return `${kind} ${place}${row.name} (${uid})`;
}

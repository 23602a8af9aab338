import { StoredRow } from '../../../../plugins/cluster-node/src/hub/StoredRow';
import { cellDifferences, isOwnerCell, nameOf, TableRows } from './TableRows';

/** How the rows of the hub differ from those of a fresh list. */
export function compareTables(live: TableRows, fresh: TableRows): string[] {
  const differences: string[] = [];
  for (const [kind, rows] of live.byKind) {
    const expected = fresh.byKind.get(kind) ?? new Map<string, StoredRow>();
    for (const stored of rows.values()) {
      const other = expected.get(stored.uid);
      if (!other) {
        differences.push(`${nameOf(stored)}: is there, but exists no more`);
        continue;
      }
      const what = rowDifferences(live, fresh, stored, other);
      if (what.length > 0) {
        differences.push(`${nameOf(stored)}: ${what.join('; ')}`);
      }
    }
    for (const stored of expected.values()) {
      if (!rows.has(stored.uid)) {
        differences.push(`${nameOf(stored)}: is missing`);
      }
    }
  }
  return differences;
}

function rowDifferences(
  live: TableRows,
  fresh: TableRows,
  stored: StoredRow,
  other: StoredRow,
): string[] {
  const found = live.cellsOf(stored.row);
  const expected = fresh.cellsOf(other.row);
  const columns = new Set([...Object.keys(found), ...Object.keys(expected)]);
  return [
    ...cellDifferences(
      found,
      expected,
      // Of an owner that is gone the hub tells what it knew; a list cannot.
      [...columns].filter(
        column => !isOwnerCell(column) || hasLivingOwner(fresh, stored),
      ),
    ),
    ...cellDifferences(
      {
        resourceVersion: stored.resourceVersion,
        labels: stored.labels,
        parentUid: stored.parentUid,
      },
      {
        resourceVersion: other.resourceVersion,
        labels: other.labels,
        parentUid: other.parentUid,
      },
      ['resourceVersion', 'labels', 'parentUid'],
    ),
  ];
}

/** Whether all that is above an object is still there, or there is nothing. */
export function hasLivingOwner(
  fresh: TableRows,
  { parentUid, owners }: StoredRow,
): boolean {
  const above = [parentUid, ...owners.map(({ uid }) => uid)];
  return above.every(uid => uid === undefined || fresh.find(uid));
}

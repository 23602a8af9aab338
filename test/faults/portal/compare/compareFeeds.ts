import {
  FeedState,
  FeedSubscription,
  FeedWindow,
  parseLabelSelector,
  ResourceRow,
} from '@wheelhouse/backstage-plugin-cluster-common';
import { ClusterHub } from '@wheelhouse/backstage-plugin-cluster-node';
import { StoredRow } from '../../../../plugins/cluster-node/src/hub/StoredRow';
import { FeedViewer } from '../FeedViewer';
import { hasLivingOwner } from './compareTables';
import { cellDifferences, isOwnerCell, nameOf, TableRows } from './TableRows';

/** Both hubs, and what the only entity selects. */
export interface FeedComparison {
  hub: ClusterHub;
  live: TableRows;
  fresh: TableRows;
  selector: string;
}

/** How what a viewer sees differs from what a fresh list would show. */
export function compareFeed(
  viewer: FeedViewer,
  comparison: FeedComparison,
): string[] {
  return viewer.subscriptions.flatMap(subscription => {
    const state = viewer.state(subscription.id);
    return feedDifferences(state, subscription, comparison).map(
      difference => `feed ${viewer.name}, ${subscription.id}: ${difference}`,
    );
  });
}

function feedDifferences(
  state: FeedState,
  subscription: FeedSubscription,
  comparison: FeedComparison,
): string[] {
  const { live, fresh } = comparison;
  const broken = state.sources.filter(source => source.state !== 'live');
  const differences = broken.map(
    ({ kind, state: name, reason }) => `${kind} is ${name}: ${reason}`,
  );
  if (state.error) {
    differences.push(`error: ${state.error.message}`);
  }
  const { total, rows: expected } = expectation(subscription, comparison);
  if (state.total !== total) {
    differences.push(`total is ${state.total}, should be ${total}`);
  }
  const shown = new Map(
    Array.from(state.rows, ([key, row]) => [live.uidOf(key), row]),
  );
  const own: readonly string[] = ['id', 'cluster'];
  for (const stored of expected) {
    const row = shown.get(stored.uid);
    if (!row) {
      differences.push(`${nameOf(stored)} is missing`);
      continue;
    }
    const columns = state.columns.filter(
      column =>
        !own.includes(column) &&
        (!isOwnerCell(column) || hasLivingOwner(fresh, stored)),
    );
    const what = cellDifferences(
      live.cellsOf(row),
      fresh.cellsOf(stored.row),
      columns,
    );
    if (what.length > 0) {
      differences.push(`${nameOf(stored)}: ${what.join('; ')}`);
    }
    shown.delete(stored.uid);
  }
  for (const [uid, { namespace, name }] of shown) {
    differences.push(`${namespace}/${name} (${uid}) does not belong there`);
  }
  if (subscription.window) {
    differences.push(...orderDifferences(state, expected, live));
  }
  return differences;
}

function orderDifferences(
  { order = [] }: FeedState,
  expected: readonly StoredRow[],
  live: TableRows,
): string[] {
  const found = order.map(key => live.uidOf(key));
  const place = expected.findIndex(({ uid }, index) => found[index] !== uid);
  return place < 0
    ? []
    : [`row ${place} is ${found[place]}, should be ${nameOf(expected[place])}`];
}

function expectation(
  { kind, scope = {}, window }: FeedSubscription,
  { hub, live, fresh, selector }: FeedComparison,
): { total: number; rows: StoredRow[] } {
  const asked = scope.entityRef ? selector : scope.selector;
  const parsed = asked === undefined ? undefined : parseLabelSelector(asked);
  const rows = hub
    .descriptorsOf(kind)
    .flatMap(({ id }) => [...(fresh.byKind.get(id)?.values() ?? [])])
    .filter(
      ({ row, labels, owners }) =>
        (!scope.namespaces || scope.namespaces.includes(row.namespace)) &&
        (!parsed ||
          [labels, ...owners.map(owner => owner.labels)].some(set =>
            parsed.matches(set),
          )),
    );
  if (!window) {
    return { total: rows.length, rows };
  }
  const matching = rows
    .filter(stored => isInWindow(stored, window))
    .sort((left, right) => compareRows(left, right, window, live));
  return {
    total: matching.length,
    rows: matching.slice(window.offset, window.offset + window.limit),
  };
}

function isInWindow(
  { row }: StoredRow,
  { filters, text }: FeedWindow,
): boolean {
  const cells = row as ResourceRow & Record<string, unknown>;
  return (
    Object.entries(filters ?? {}).every(([column, accepted]) =>
      accepted.includes(String(cells[column] ?? '')),
    ) &&
    (!text ||
      ['name', 'namespace', 'cluster', 'reason', 'node', 'ownerName'].some(
        column =>
          String(cells[column] ?? '')
            .toLowerCase()
            .includes(text.toLowerCase()),
      ))
  );
}

/** By the column, then by name; rows that are equal in both in the order of the live hub's ids. */
function compareRows(
  left: StoredRow,
  right: StoredRow,
  { sort }: FeedWindow,
  live: TableRows,
): number {
  const column = sort?.column ?? 'name';
  const direction = sort?.descending ? -1 : 1;
  const cell = ({ row }: StoredRow) =>
    (row as ResourceRow & Record<string, string | number | undefined>)[column];
  const id = ({ uid }: StoredRow) => live.find(uid)?.key;
  return (
    direction * compareCells(cell(left), cell(right)) ||
    compareCells(left.row.name, right.row.name) ||
    compareCells(id(left), id(right))
  );
}

function compareCells(
  left: string | number | undefined,
  right: string | number | undefined,
): number {
  if (left === right) {
    return 0;
  }
  if (left === undefined || right === undefined) {
    return left === undefined ? -1 : 1;
  }
  return left < right ? -1 : 1;
}

import { GridPod } from './GridPod';
import { GroupChanges, PodGroupsOptions } from './GroupChanges';
import { podClasses } from './podColouring';
import { PodGroup } from './PodGroup';

/** All pods in their groups. Never mutated. */
export interface PodGroups {
  options: PodGroupsOptions;
  /** The pods as they came. */
  rows: readonly GridPod[];
  byKey: ReadonlyMap<string, PodGroup>;
}

/**
 * Groups pods, starting from how they were grouped before: only groups with
 * pods that changed are made anew, all others stay the same objects. Rows that
 * did not change must be the same objects as before.
 */
export function podGroups(
  rows: readonly GridPod[],
  options: PodGroupsOptions,
  before?: PodGroups,
): PodGroups {
  if (!before || !isSameOptions(before.options, options)) {
    return { options, rows, byKey: groupAll(rows, options) };
  }
  if (before.rows === rows) {
    return before;
  }
  const changes = new GroupChanges(options);
  compareRows(before.rows, rows, changes);
  return changes.byKey.size === 0
    ? { ...before, rows }
    : { options, rows, byKey: changes.applyTo(before.byKey) };
}

/** Pods of each class over all groups. */
export function classTotals(groups: PodGroups): readonly number[] {
  const totals = podClasses[groups.options.colouring].map(() => 0);
  for (const { counts } of groups.byKey.values()) {
    for (let kind = 0; kind < counts.length; kind += 1) {
      totals[kind] += counts[kind];
    }
  }
  return totals;
}

function isSameOptions(a: PodGroupsOptions, b: PodGroupsOptions): boolean {
  return (
    a.grouping === b.grouping &&
    a.colouring === b.colouring &&
    a.zones === b.zones
  );
}

function groupAll(
  rows: readonly GridPod[],
  options: PodGroupsOptions,
): Map<string, PodGroup> {
  const changes = new GroupChanges(options);
  for (const row of rows) {
    changes.add(row);
  }
  return changes.applyTo(new Map());
}

function compareRows(
  before: readonly GridPod[],
  now: readonly GridPod[],
  changes: GroupChanges,
) {
  // Most changes replace rows where they stand; then no index is needed.
  let start = 0;
  while (start < now.length && before[start]?.id === now[start].id) {
    changes.replace(before[start], now[start]);
    start += 1;
  }
  if (start === before.length && start === now.length) {
    return;
  }
  const rest = new Map<string, GridPod>();
  for (let index = start; index < before.length; index += 1) {
    rest.set(before[index].id, before[index]);
  }
  for (let index = start; index < now.length; index += 1) {
    const known = rest.get(now[index].id);
    if (known) {
      rest.delete(known.id);
      changes.replace(known, now[index]);
    } else {
      changes.add(now[index]);
    }
  }
  for (const gone of rest.values()) {
    changes.remove(gone);
  }
}

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

/** Rows that may be gone in one place before an index is worth its price. */
const lookAhead = 64;

/** Feeds keep rows in place and put new ones behind; so most are found where they were. */
function compareRows(
  before: readonly GridPod[],
  now: readonly GridPod[],
  changes: GroupChanges,
) {
  let known = 0;
  let next = 0;
  while (next < now.length) {
    const found = findNear(before, known, now[next].id);
    if (found === undefined) {
      break;
    }
    for (; known < found; known += 1) {
      changes.remove(before[known]);
    }
    changes.replace(before[known], now[next]);
    known += 1;
    next += 1;
  }
  const rest = new Map<string, GridPod>();
  for (const pod of before.slice(known)) {
    rest.set(pod.id, pod);
  }
  for (const pod of now.slice(next)) {
    const same = rest.get(pod.id);
    if (same) {
      rest.delete(pod.id);
      changes.replace(same, pod);
    } else {
      changes.add(pod);
    }
  }
  for (const gone of rest.values()) {
    changes.remove(gone);
  }
}

function findNear(
  rows: readonly GridPod[],
  from: number,
  id: string,
): number | undefined {
  const end = Math.min(rows.length, from + lookAhead);
  for (let index = from; index < end; index += 1) {
    if (rows[index].id === id) {
      return index;
    }
  }
  return undefined;
}

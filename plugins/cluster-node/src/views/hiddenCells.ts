import {
  CellValue,
  kindGroups,
} from '@wheelhouse/backstage-plugin-cluster-common';
import { AccessSet } from '../access/AccessSet';
import { StoredRow } from '../hub/StoredRow';

/** Kinds that rows of a kind count. Who may not see these may not see the counts. */
export const countedIn: Readonly<Record<string, readonly string[]>> = {
  namespaces: ['pods', ...kindGroups.workloads],
  nodes: ['pods'],
};

/** Whether a cell counts what the viewer may not see. */
export function isHidden(
  { kind, row }: StoredRow,
  column: string,
  access: AccessSet,
): boolean {
  const { cluster, name } = row;
  if (kind === 'namespaces') {
    if (column === 'workloads') {
      return !kindGroups.workloads.every(workload =>
        access.allows(cluster, workload, name),
      );
    }
    return (
      (column === 'pods' || column === 'podPhases') &&
      !access.allows(cluster, 'pods', name)
    );
  }
  return (
    kind === 'nodes' &&
    column === 'pods' &&
    !access.allowsEverywhere(cluster, 'pods')
  );
}

/** Reads a cell as a viewer may see it; undefined for what is hidden or not there. */
export function cellReader(
  column: string,
  access: AccessSet,
): (stored: StoredRow) => CellValue {
  // A column may be named by anybody: none is one of what every object has.
  if (column in Object.prototype) {
    return () => undefined;
  }
  return stored =>
    countedIn[stored.kind] && isHidden(stored, column, access)
      ? undefined
      : (stored.row as unknown as Record<string, CellValue>)[column];
}

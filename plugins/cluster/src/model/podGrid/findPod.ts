import { GridPlace } from './gridPlace';
import { PodGroup } from './PodGroup';

/** Where a pod is now; undefined if it is in no group. */
export function findPod(
  groups: readonly PodGroup[],
  id: string,
): GridPlace | undefined {
  for (let group = 0; group < groups.length; group += 1) {
    const cell = groups[group].pods.findIndex(pod => pod.id === id);
    if (cell >= 0) {
      return { group, cell };
    }
  }
  return undefined;
}

/** The place nearest to one that may be gone; undefined without any pods. */
export function nearestPlace(
  groups: readonly PodGroup[],
  place: GridPlace,
): GridPlace | undefined {
  const group = Math.min(place.group, groups.length - 1);
  const pods = groups[group]?.pods;
  return pods && { group, cell: Math.min(place.cell, pods.length - 1) };
}

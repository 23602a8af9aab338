import { GridPod } from './GridPod';
import { PodColouringId, podClasses, podClassOf } from './podColouring';
import { PodGroupName } from './podGroupOf';

/** The pods of one group. Never mutated: a group that changed is another object. */
export interface PodGroup extends PodGroupName {
  /** By name, so that a pod keeps its place while its status changes. */
  pods: readonly GridPod[];
  /** The class of each pod, an index of `podClasses`. */
  classes: Uint8Array;
  /** Pods of each class. */
  counts: readonly number[];
  /** Pods whose class means trouble. */
  trouble: number;
}

/** What happened to the pods of one group. */
export interface GroupChange {
  /** By id: the pod as it is now, or undefined if it has left the group. */
  known: Map<string, GridPod | undefined>;
  added: GridPod[];
}

/** From how many on it is better to sort than to insert. */
const manyAdded = 50;

/** A group from its pods. */
export function podGroup(
  name: PodGroupName,
  pods: readonly GridPod[],
  colouring: PodColouringId,
): PodGroup {
  const kinds = podClasses[colouring];
  const classes = new Uint8Array(pods.length);
  const counts = kinds.map(() => 0);
  for (let index = 0; index < pods.length; index += 1) {
    const kind = podClassOf(pods[index], colouring);
    classes[index] = kind;
    counts[kind] += 1;
  }
  return {
    key: name.key,
    name: name.name,
    detail: name.detail,
    pods,
    classes,
    counts,
    trouble: counts.reduce(
      (sum, count, kind) => (kinds[kind].trouble ? sum + count : sum),
      0,
    ),
  };
}

/** The pods of a group after a change, in order. */
export function changedPods(
  pods: readonly GridPod[],
  change: GroupChange,
): readonly GridPod[] {
  const { known, added } = change;
  const next: GridPod[] = [];
  for (const pod of pods) {
    const now = known.has(pod.id) ? known.get(pod.id) : pod;
    if (now) {
      next.push(now);
    }
  }
  if (added.length > manyAdded) {
    return sortedPods(next.concat(added));
  }
  for (const pod of added) {
    next.splice(placeOf(pod, next), 0, pod);
  }
  return next;
}

/** Where a pod belongs among pods in order. */
function placeOf(pod: GridPod, pods: readonly GridPod[]): number {
  let low = 0;
  let high = pods.length;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (comparePods(pods[middle], pod) <= 0) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

/** Pods in order. */
export function sortedPods(pods: GridPod[]): GridPod[] {
  return pods.sort(comparePods);
}

/** The order of pods in a group: by name; where names are equal, by place. */
export function comparePods(a: GridPod, b: GridPod): number {
  return (
    compare(a.name, b.name) ||
    compare(a.namespace, b.namespace) ||
    compare(a.cluster, b.cluster) ||
    compare(a.id, b.id)
  );
}

/** How two texts are ordered, without regard to language. */
export function compare(a: string, b: string): number {
  if (a === b) {
    return 0;
  }
  return a < b ? -1 : 1;
}

import { GridPod } from './GridPod';
import {
  NodeZones,
  PodGroupingId,
  PodGroupName,
  podGroupOf,
} from './podGroupOf';
import { PodColouringId } from './podColouring';
import {
  changedPods,
  comparePods,
  GroupChange,
  PodGroup,
  podGroup,
  sortedPods,
} from './PodGroup';

/** How pods are grouped and coloured. */
export interface PodGroupsOptions {
  grouping: PodGroupingId;
  colouring: PodColouringId;
  zones: NodeZones;
}

/** Collects what changed, pod by pod, and then makes the groups it concerns anew. */
export class GroupChanges {
  readonly byKey = new Map<string, GroupChange>();
  private readonly names = new Map<string, PodGroupName>();

  constructor(private readonly options: PodGroupsOptions) {}

  add(pod: GridPod) {
    this.of(pod).added.push(pod);
  }

  remove(pod: GridPod) {
    this.of(pod).known.set(pod.id, undefined);
  }

  replace(before: GridPod, now: GridPod) {
    if (before === now) {
      return;
    }
    const from = this.of(before);
    const to = this.of(now);
    if (from === to && comparePods(before, now) === 0) {
      to.known.set(now.id, now);
    } else {
      from.known.set(before.id, undefined);
      to.added.push(now);
    }
  }

  applyTo(before: ReadonlyMap<string, PodGroup>): Map<string, PodGroup> {
    const { colouring } = this.options;
    const next = new Map(before);
    for (const [key, change] of this.byKey) {
      const known = before.get(key);
      const pods = known
        ? changedPods(known.pods, change)
        : sortedPods(change.added);
      const name = known ?? this.names.get(key);
      if (pods.length === 0 || !name) {
        next.delete(key);
      } else {
        next.set(key, podGroup(name, pods, colouring));
      }
    }
    return next;
  }

  private of(pod: GridPod): GroupChange {
    const { grouping, zones } = this.options;
    const name = podGroupOf(pod, grouping, zones);
    const known = this.byKey.get(name.key);
    if (known) {
      return known;
    }
    const change: GroupChange = { known: new Map(), added: [] };
    this.byKey.set(name.key, change);
    this.names.set(name.key, name);
    return change;
  }
}

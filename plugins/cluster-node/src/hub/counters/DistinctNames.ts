/** Where a name is found: a namespace of a cluster (empty for what has none), and as which kind. */
export interface Place {
  cluster: string;
  /** A descriptor's id. */
  kind: string;
  namespace: string;
}

/** All places of a name. Names with the same places share one. */
interface PlaceSet {
  key: string;
  places: ReadonlyMap<string, Place>;
  /** The same, those of one cluster beside each other. */
  list: readonly Place[];
  names: number;
}

/** How many names are found in the places that were looked at. */
export interface NameCount {
  /** Each name once, in however many places it is. */
  distinct: number;
  /** Each name once per cluster. */
  byCluster: ReadonlyMap<string, number>;
}

/**
 * How many different names there are over all clusters, for viewers who each
 * see other places. A change costs as much as its name has places; a count
 * costs as much as there are different sets of places, never as there are names.
 */
export class DistinctNames {
  private readonly sets = new Map<string, PlaceSet>();
  private readonly groups = new Map<string, Map<string, PlaceSet>>();
  /** How often more than once a name is in one place, e.g. while an object is replaced. */
  private readonly repeated = new Map<string, number>();

  /** Names of different groups are different names. */
  add(name: string, place: Place, group = ''): void {
    let names = this.groups.get(group);
    if (!names) {
      names = new Map();
      this.groups.set(group, names);
    }
    const key = keyOf(place);
    const before = names.get(name);
    if (before?.places.has(key)) {
      this.repeat(repeatKey(group, name, key), 1);
      return;
    }
    names.set(name, this.enter([...(before?.places ?? []), [key, place]]));
    this.leave(before);
  }

  /** Takes back one `add`. */
  remove(name: string, place: Place, group = ''): void {
    const names = this.groups.get(group);
    const before = names?.get(name);
    const key = keyOf(place);
    if (!names || !before?.places.has(key)) {
      return;
    }
    const repeat = repeatKey(group, name, key);
    if (this.repeated.has(repeat)) {
      this.repeat(repeat, -1);
      return;
    }
    const left = [...before.places].filter(([other]) => other !== key);
    if (left.length > 0) {
      names.set(name, this.enter(left));
    } else {
      names.delete(name);
      if (names.size === 0) {
        this.groups.delete(group);
      }
    }
    this.leave(before);
  }

  /** Counts the names that are in a place which passes. */
  count(isVisible: (place: Place) => boolean): NameCount {
    let distinct = 0;
    const byCluster = new Map<string, number>();
    for (const { list, names } of this.sets.values()) {
      let seen: string | undefined;
      for (const place of list) {
        if (place.cluster !== seen && isVisible(place)) {
          distinct += seen === undefined ? names : 0;
          seen = place.cluster;
          byCluster.set(seen, (byCluster.get(seen) ?? 0) + names);
        }
      }
    }
    return { distinct, byCluster };
  }

  private enter(entries: [string, Place][]): PlaceSet {
    const sorted = entries.sort(
      ([leftKey, left], [rightKey, right]) =>
        compare(left.cluster, right.cluster) || compare(leftKey, rightKey),
    );
    const key = sorted.map(([place]) => place).join('\n');
    let set = this.sets.get(key);
    if (!set) {
      const list = sorted.map(([, place]) => place);
      set = { key, places: new Map(sorted), list, names: 0 };
      this.sets.set(key, set);
    }
    set.names += 1;
    return set;
  }

  private leave(set: PlaceSet | undefined): void {
    if (set) {
      set.names -= 1;
      if (set.names === 0) {
        this.sets.delete(set.key);
      }
    }
  }

  private repeat(key: string, step: 1 | -1): void {
    const times = (this.repeated.get(key) ?? 0) + step;
    if (times > 0) {
      this.repeated.set(key, times);
    } else {
      this.repeated.delete(key);
    }
  }
}

function compare(left: string, right: string): number {
  if (left === right) {
    return 0;
  }
  return left < right ? -1 : 1;
}

// Neither kinds nor namespaces nor label values hold a space.
function keyOf({ cluster, kind, namespace }: Place): string {
  return `${cluster} ${kind} ${namespace}`;
}

function repeatKey(group: string, name: string, place: string): string {
  return `${group} ${name} ${place}`;
}

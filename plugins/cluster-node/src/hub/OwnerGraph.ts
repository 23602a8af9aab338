import { StoredRow } from './StoredRow';

// Real chains have at most four links (Event → Pod → Job → CronJob).
const MAX_DEPTH = 8;

/**
 * Who belongs to whom in one cluster (Pod → ReplicaSet → Deployment, Event →
 * Pod), whatever order they arrive in. An owner that goes leaves its children
 * with what was known of it, since they go soon after.
 */
export class OwnerGraph {
  private readonly byUid = new Map<string, StoredRow>();
  private readonly children = new Map<string, Set<string>>();

  /**
   * The owners of an object, the nearest first. A claim to belong to an object
   * of another namespace counts for nothing, owner references that run in a
   * circle end where the circle closes, and an owner that is gone is remembered.
   */
  ownersOf(
    { uid, row, parentUid }: Pick<StoredRow, 'uid' | 'row' | 'parentUid'>,
    before: StoredRow | undefined,
  ): readonly StoredRow[] {
    const { namespace } = row;
    const parent = parentUid ? this.byUid.get(parentUid) : undefined;
    if (!parent) {
      return before && before.parentUid === parentUid ? before.owners : [];
    }
    if (parent.row.namespace && parent.row.namespace !== namespace) {
      return [];
    }
    const owners = [parent, ...parent.owners].slice(0, MAX_DEPTH);
    const circle = owners.findIndex(owner => owner.uid === uid);
    return circle < 0 ? owners : owners.slice(0, circle);
  }

  /** Adds or replaces an object; says whether its children have to be placed anew. */
  put(stored: StoredRow): { childrenAffected: boolean } {
    const { uid } = stored;
    const before = this.byUid.get(uid);
    this.byUid.set(uid, stored);
    if (before?.parentUid !== stored.parentUid) {
      this.detach(uid, before?.parentUid);
      this.attach(uid, stored.parentUid);
    }
    return {
      childrenAffected:
        before === undefined ||
        before.labels !== stored.labels ||
        before.parentUid !== stored.parentUid ||
        !sameOwners(before.owners, stored.owners),
    };
  }

  remove(stored: StoredRow): void {
    this.byUid.delete(stored.uid);
    this.detach(stored.uid, stored.parentUid);
  }

  childrenOf(uid: string): StoredRow[] {
    const found: StoredRow[] = [];
    for (const child of this.children.get(uid) ?? []) {
      const stored = this.byUid.get(child);
      if (stored) {
        found.push(stored);
      }
    }
    return found;
  }

  private attach(uid: string, parentUid: string | undefined): void {
    if (parentUid) {
      const siblings = this.children.get(parentUid) ?? new Set();
      siblings.add(uid);
      this.children.set(parentUid, siblings);
    }
  }

  private detach(uid: string, parentUid: string | undefined): void {
    const siblings = parentUid ? this.children.get(parentUid) : undefined;
    if (parentUid && siblings?.delete(uid) && siblings.size === 0) {
      this.children.delete(parentUid);
    }
  }
}

function sameOwners(
  left: readonly StoredRow[],
  right: readonly StoredRow[],
): boolean {
  return (
    left.length === right.length &&
    left.every(
      (owner, index) =>
        owner.key === right[index].key && owner.labels === right[index].labels,
    )
  );
}

import { scopeKey } from './ViewScope';
import { WindowIndex, WindowOrder } from './WindowIndex';

interface SharedIndex {
  index: WindowIndex;
  users: number;
}

/** An index in use. Release it when the window closes. */
export interface WindowIndexLease {
  index: WindowIndex;
  release(): void;
}

/** Shares one index among all windows that agree on rows and order. */
export class WindowIndexes {
  private readonly shared = new Map<string, SharedIndex>();

  acquire(order: WindowOrder): WindowIndexLease {
    const key = keyOf(order);
    const known = this.shared.get(key);
    const entry = known ?? { index: new WindowIndex(order), users: 0 };
    this.shared.set(key, entry);
    entry.users += 1;
    let released = false;
    return {
      index: entry.index,
      release: () => {
        if (released) {
          return;
        }
        released = true;
        entry.users -= 1;
        if (entry.users === 0) {
          entry.index.close();
          this.shared.delete(key);
        }
      },
    };
  }
}

function keyOf({ tables, scope, access, sort, filters, text }: WindowOrder) {
  return JSON.stringify([
    tables.map(table => [table.cluster, table.descriptor.id]).sort(),
    scopeKey(scope),
    access.fingerprint,
    [sort?.column, sort?.descending ?? false],
    Object.entries(filters ?? {}).sort(),
    text?.toLowerCase(),
  ]);
}

import {
  kindGroups,
  ResourceRow,
} from '@wheelhouse/backstage-plugin-cluster-common';
import type { ClusterModel } from './ClusterModel';
import { StoredRow } from './StoredRow';

const SETTLE_MILLISECONDS = 250;
const workloadKinds = kindGroups.workloads;

/**
 * Columns of namespaces and nodes that count what is in them. A row is written
 * anew a moment after its counts changed, however often they did.
 */
export class DerivedColumns {
  private readonly podsOnNode = new Map<string, number>();
  private readonly namespaces = new Set<string>();
  private readonly nodes = new Set<string>();
  private readonly rowByName = new Map<string, Map<string, string>>([
    ['namespaces', new Map()],
    ['nodes', new Map()],
  ]);
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly model: ClusterModel) {}

  /** Fills in the counts of a fresh row of a namespace or a node. */
  complete(kind: string, row: ResourceRow): ResourceRow {
    if (kind === 'nodes') {
      return { ...row, ...{ pods: this.podsOnNode.get(row.name) ?? 0 } };
    }
    if (kind === 'namespaces') {
      return { ...row, ...this.namespaceCounts(row.name) };
    }
    return row;
  }

  noteChange(before: StoredRow | undefined, now: StoredRow | undefined): void {
    const stored = now ?? before;
    if (!stored) {
      return;
    }
    const names = this.rowByName.get(stored.kind);
    if (names) {
      if (now) {
        names.set(now.row.name, now.uid);
      } else if (names.get(stored.row.name) === stored.uid) {
        names.delete(stored.row.name);
      }
    } else if (stored.kind === 'pods') {
      this.movePod(before, -1);
      this.movePod(now, 1);
      this.touch(this.namespaces, stored.row.namespace);
    } else if (workloadKinds.includes(stored.kind)) {
      this.touch(this.namespaces, stored.row.namespace);
    }
  }

  dispose(): void {
    clearTimeout(this.timer);
  }

  private movePod(stored: StoredRow | undefined, step: 1 | -1): void {
    const { node } = (stored?.row ?? {}) as { node?: string };
    if (node) {
      this.podsOnNode.set(node, (this.podsOnNode.get(node) ?? 0) + step);
      this.touch(this.nodes, node);
    }
  }

  private touch(names: Set<string>, name: string): void {
    names.add(name);
    this.timer ??= setTimeout(() => this.rewrite(), SETTLE_MILLISECONDS);
  }

  private rewrite(): void {
    this.timer = undefined;
    for (const [kind, names] of [
      ['namespaces', this.namespaces],
      ['nodes', this.nodes],
    ] as const) {
      const table = this.model.tables.get(kind);
      for (const name of names) {
        const uid = this.rowByName.get(kind)?.get(name);
        const stored = uid ? table?.get(uid) : undefined;
        if (table && stored) {
          this.model.rewrite(table, stored, this.complete(kind, stored.row));
        }
      }
      names.clear();
    }
  }

  private namespaceCounts(namespace: string) {
    const { objects } = this.model.counters;
    const pods = objects.of('pods', namespace);
    return {
      owner: this.model.ownerOf(namespace),
      pods: pods?.total ?? 0,
      podPhases: { ...pods?.by },
      workloads: workloadKinds.reduce(
        (sum, kind) => sum + (objects.of(kind, namespace)?.total ?? 0),
        0,
      ),
    };
  }
}

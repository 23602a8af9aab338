import {
  isSameRow,
  KubernetesObject,
  OwnerColumns,
  ResourceDescriptor,
  ResourceRow,
} from '@wheelhouse/backstage-plugin-cluster-common';
import {
  NAMESPACE_OWNER_LABEL,
  ownerEntityRef,
} from '../access/namespaceOwner';
import { ClusterCounters } from './counters/ClusterCounters';
import { FleetNames } from './counters/FleetNames';
import { DerivedColumns } from './DerivedColumns';
import { Interner } from './Interner';
import { KindTable } from './KindTable';
import { OwnerGraph } from './OwnerGraph';
import { StoredRow } from './StoredRow';

const MAX_OWNER_DEPTH = 8;

// Their values hardly ever repeat, so keeping one copy of each saves nothing.
const uniqueColumns: ReadonlySet<string> = new Set([
  'id',
  'ownerId',
  'name',
  'message',
  'aboutName',
]);

/** Everything the hub knows of one cluster: tables, owners, counters. */
export class ClusterModel {
  readonly counters: ClusterCounters;
  readonly tables = new Map<string, KindTable>();
  private readonly graph = new OwnerGraph();
  private readonly namespaceObjects = new Map<
    string,
    { uid: string; labels: StoredRow['labels'] }
  >();
  private readonly derived: DerivedColumns;

  constructor(
    readonly cluster: string,
    private readonly interner: Interner,
    private readonly nextSeq: () => number,
    private readonly configuredOwners: Readonly<Record<string, string>> = {},
    private readonly configuredNamespaces: readonly string[] = [],
    private readonly onListenerError?: (error: unknown) => void,
    names: FleetNames = new FleetNames(),
  ) {
    this.counters = new ClusterCounters(cluster, names);
    this.derived = new DerivedColumns(this);
  }

  table(descriptor: ResourceDescriptor): KindTable {
    let table = this.tables.get(descriptor.id);
    if (!table) {
      table = new KindTable(
        this.cluster,
        descriptor,
        this.nextSeq,
        this.onListenerError,
      );
      this.tables.set(descriptor.id, table);
    }
    return table;
  }

  /** Entity ref of the owner of a namespace; config goes before the label. */
  ownerOf(namespace: string): string | undefined {
    return (
      ownerEntityRef(this.configuredOwners[namespace]) ??
      ownerEntityRef(
        this.namespaceObjects.get(namespace)?.labels[NAMESPACE_OWNER_LABEL],
      )
    );
  }

  /** Names of the namespaces: those that exist, or where they cannot be listed those in config. */
  namespaces(): string[] {
    return this.namespaceObjects.size > 0
      ? [...this.namespaceObjects.keys()]
      : [...this.configuredNamespaces];
  }

  /** Every namespace, with its owner if it has one. */
  namespaceOwners(): Map<string, string | undefined> {
    return new Map(
      this.namespaces().map(namespace => [namespace, this.ownerOf(namespace)]),
    );
  }

  upsert(table: KindTable, object: KubernetesObject): void {
    const { descriptor } = table;
    const { uid, resourceVersion, labels } = object.metadata;
    const before = table.get(uid);
    if (before && before.resourceVersion === resourceVersion) {
      return;
    }
    const interned = this.interner.labels(labels);
    const id = before?.key ?? this.nextSeq().toString(36);
    const row = { ...descriptor.project(object), cluster: this.cluster, id };
    if (descriptor.id === 'namespaces') {
      this.namespaceObjects.set(row.name, { uid, labels: interned });
    }
    this.place(table, {
      key: id,
      uid,
      kind: descriptor.id,
      objectKind: descriptor.kind,
      row: this.derived.complete(descriptor.id, row),
      labels: interned,
      resourceVersion,
      parentUid: descriptor.parentUid?.(object),
    });
  }

  remove(table: KindTable, uid: string): void {
    const before = table.remove(uid);
    if (before) {
      this.graph.remove(before);
      this.counters.change(table.descriptor, before, undefined);
      this.derived.noteChange(before, undefined);
      if (this.namespaceObjects.get(before.row.name)?.uid === uid) {
        this.namespaceObjects.delete(before.row.name);
      }
    }
  }

  /** Replaces a row by one with other derived columns. */
  rewrite(table: KindTable, stored: StoredRow, row: ResourceRow): void {
    if (!isSameRow(stored.row, row)) {
      const now = { ...stored, row };
      table.put(now);
      this.graph.put(now);
    }
  }

  dispose(): void {
    this.derived.dispose();
  }

  private place(
    table: KindTable,
    fresh: Omit<StoredRow, 'owners'>,
    depth = 0,
  ): void {
    const { descriptor } = table;
    const { uid } = fresh;
    const before = table.get(uid);
    const owners = this.graph.ownersOf(fresh, before);
    const row = this.intern({ ...fresh.row, ...topOwner(fresh, owners) });
    const now: StoredRow = {
      ...fresh,
      row: before && isSameRow(before.row, row) ? before.row : row,
      owners,
    };
    const { childrenAffected } = this.graph.put(now);
    if (before?.row === now.row && !childrenAffected) {
      table.refresh(now);
    } else {
      table.put(now);
    }
    this.counters.change(descriptor, before, now);
    this.derived.noteChange(before, now);
    if (childrenAffected && depth < MAX_OWNER_DEPTH) {
      for (const child of this.graph.childrenOf(uid)) {
        const childTable = this.tables.get(child.kind);
        if (childTable && child.uid !== uid) {
          this.place(childTable, child, depth + 1);
        }
      }
    }
  }

  private intern(row: ResourceRow): ResourceRow {
    const interned: Record<string, unknown> = {};
    for (const [column, cell] of Object.entries(row)) {
      const shared = typeof cell === 'string' && !uniqueColumns.has(column);
      interned[column] = shared ? this.interner.string(cell) : cell;
    }
    return interned as unknown as ResourceRow;
  }
}

function topOwner(
  fresh: { parentUid?: string },
  owners: readonly StoredRow[],
): OwnerColumns {
  const top = owners[owners.length - 1];
  return fresh.parentUid && top
    ? {
        ownerKind: top.objectKind,
        ownerName: top.row.name,
        ownerId: top.key,
      }
    : {};
}

import { RowKey } from '@wheelhouse/backstage-plugin-cluster-common';
import { AccessSet } from '../../access/AccessSet';
import { RowChange } from '../../hub/ChangeLog';
import { HubCluster } from '../../hub/HubCluster';
import { KindTable } from '../../hub/KindTable';
import { StoredRow } from '../../hub/StoredRow';
import { ClusterCounters } from '../../hub/counters/ClusterCounters';
import { FleetNames } from '../../hub/counters/FleetNames';
import { isInView, ViewScope } from '../ViewScope';
import { ClusterSource, clusterSource, OverviewSource } from './OverviewSource';

/** What is counted, and of what. */
export interface EntityTallyOptions {
  clusters: readonly HubCluster[];
  tables: readonly KindTable[];
  scope: ViewScope;
  access: AccessSet;
}

// Quotas are those of the namespaces in which the entity lives; the hub has them.
const uncounted: ReadonlySet<string> = new Set([
  'namespaces',
  'resourcequotas',
]);

/**
 * Counters of what a catalog entity runs, as far as it may be seen, and of the
 * nodes that this runs on. Rows are looked at once, and then as they change.
 */
export class EntityTally implements OverviewSource {
  readonly names = new FleetNames();
  private readonly counters: ReadonlyMap<string, ClusterCounters>;
  private readonly members = new Map<RowKey, StoredRow>();
  private readonly stopListening: (() => void)[];

  constructor(private readonly options: EntityTallyOptions) {
    this.counters = new Map(
      options.clusters.map(({ definition }) => [
        definition.name,
        new ClusterCounters(definition.name, this.names, {
          onlyNodesInUse: true,
        }),
      ]),
    );
    this.stopListening = options.tables
      .filter(({ descriptor }) => !uncounted.has(descriptor.id))
      .map(table => {
        this.fill(table);
        return table.listen({
          changed: change => this.apply(table, change),
          reset: () => this.fill(table),
          stateChanged: () => undefined,
        });
      });
  }

  clusters(): ClusterSource[] {
    const { clusters, scope } = this.options;
    return clusters.flatMap(cluster => {
      const counters = this.counters.get(cluster.definition.name);
      return counters
        ? [
            {
              ...clusterSource(cluster, scope.namespaces),
              counters,
              inhabited: counters.objects.namespaces(),
              knowsNodes: false,
            },
          ]
        : [];
    });
  }

  close(): void {
    for (const stop of this.stopListening) {
      stop();
    }
  }

  /** Counts a table from its rows, whatever was known of it. */
  private fill(table: KindTable): void {
    for (const member of [...this.members.values()]) {
      if (isOf(table, member)) {
        this.place(table, member, undefined);
      }
    }
    for (const stored of table.rows()) {
      if (this.contains(stored)) {
        this.place(table, undefined, stored);
      }
    }
  }

  private apply(table: KindTable, { now, before }: RowChange): void {
    const key = (now ?? before)?.key;
    const member = key === undefined ? undefined : this.members.get(key);
    const fresh = now && this.contains(now) ? now : undefined;
    if (member || fresh) {
      this.place(table, member, fresh);
    }
  }

  private place(
    { cluster, descriptor }: KindTable,
    before: StoredRow | undefined,
    now: StoredRow | undefined,
  ): void {
    this.counters.get(cluster)?.change(descriptor, before, now);
    if (now) {
      this.members.set(now.key, now);
    } else if (before) {
      this.members.delete(before.key);
    }
  }

  private contains(stored: StoredRow): boolean {
    const { scope, access } = this.options;
    return stored.kind === 'nodes'
      ? access.allows(stored.row.cluster, 'nodes', '')
      : isInView(stored, scope, access);
  }
}

function isOf({ cluster, descriptor }: KindTable, stored: StoredRow): boolean {
  return stored.row.cluster === cluster && stored.kind === descriptor.id;
}

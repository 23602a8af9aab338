import {
  baseColumns,
  clusterColumns,
  ClusterRow,
  encodeRow,
  FeedEvent,
  ResourceRow,
  RowKey,
} from '@wheelhouse/backstage-plugin-cluster-common';
import { AccessSet } from '../access/AccessSet';
import { HubCluster } from '../hub/HubCluster';
import { KindTable } from '../hub/KindTable';
import { clusterRow } from './clusterRow';
import { ResourceView } from './ResourceView';

const SETTLE_MILLISECONDS = 500;
const columns = [...baseColumns, ...clusterColumns];

/** A row per cluster that the viewer may see anything of, with what they may count there. */
export class ClustersView implements ResourceView {
  private readonly stopListening: (() => void)[];
  private readonly sent = new Map<RowKey, string>();
  private access: AccessSet;
  private first = true;
  private due = true;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly options: {
      id: string;
      clusters: readonly HubCluster[];
      tables: readonly KindTable[];
      access: AccessSet;
      epoch(access: AccessSet): string;
      position(): number;
      onPending(): void;
    },
  ) {
    this.access = options.access;
    const note = () => this.note();
    this.stopListening = [
      ...options.clusters.map(cluster => cluster.onHealth(note)),
      ...options.tables.map(table =>
        table.listen({ changed: note, reset: note, stateChanged: note }),
      ),
    ];
  }

  take(): FeedEvent[] {
    if (!this.due) {
      return [];
    }
    this.due = false;
    const { id, clusters, epoch, position } = this.options;
    const rows = clusters.flatMap(
      cluster => clusterRow(cluster, this.access) ?? [],
    );
    const cursor = { epoch: epoch(this.access), seq: position() };
    const changed = this.remember(rows);
    if (this.first) {
      this.first = false;
      return [
        { type: 'state', id, sources: [] },
        {
          type: 'snapshot',
          id,
          cursor,
          columns,
          rows: rows.map(row => encodeRow(row, columns)),
          total: rows.length,
        },
      ];
    }
    const removes = this.forget(rows);
    return changed.length === 0 && removes.length === 0
      ? []
      : [
          {
            type: 'delta',
            id,
            cursor,
            upserts: changed.map(row => encodeRow(row, columns)),
            removes,
          },
        ];
  }

  setAccess(access: AccessSet): void {
    this.access = access;
    this.note();
  }

  close(): void {
    clearTimeout(this.timer);
    for (const stop of this.stopListening) {
      stop();
    }
  }

  private note(): void {
    if (!this.due) {
      this.timer ??= setTimeout(() => {
        this.timer = undefined;
        this.due = true;
        this.options.onPending();
      }, SETTLE_MILLISECONDS);
    }
  }

  private remember(rows: readonly (ClusterRow & ResourceRow)[]) {
    return rows.filter(row => {
      const text = JSON.stringify(row);
      const same = this.sent.get(row.id) === text;
      this.sent.set(row.id, text);
      return !same;
    });
  }

  private forget(rows: readonly ResourceRow[]): RowKey[] {
    const present = new Set(rows.map(row => row.id));
    const gone = [...this.sent.keys()].filter(key => !present.has(key));
    for (const key of gone) {
      this.sent.delete(key);
    }
    return gone;
  }
}

/** Kinds that a row of a cluster counts. */
export const countedKinds = [
  'nodes',
  'namespaces',
  'pods',
  'workloads',
] as const;

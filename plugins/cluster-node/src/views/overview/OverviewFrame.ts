import {
  baseColumns,
  encodeRow,
  isSameRow,
  OverviewRow,
  overviewColumns,
  ResourceRow,
  WireRow,
} from '@wheelhouse/backstage-plugin-cluster-common';
import { AccessSet } from '../../access/AccessSet';
import { HubCluster } from '../../hub/HubCluster';
import { KindTable } from '../../hub/KindTable';
import { OverviewSource } from './OverviewSource';
import { overviewRows } from './overviewRows';

const SETTLE_MILLISECONDS = 500;

/** What travels of the rows of an overview. */
export const frameColumns = [...baseColumns, ...overviewColumns];

/** A row of a frame; the same object as long as it shows the same. */
export interface FrameRow {
  row: OverviewRow & ResourceRow;
  wire: WireRow;
}

/** What a frame is computed from. */
export interface OverviewFrameOptions {
  source: OverviewSource;
  access: AccessSet;
  clusters: readonly HubCluster[];
  tables: readonly KindTable[];
}

/** The rows of an overview for all viewers who see the same, computed anew at most twice a second. */
export class OverviewFrame {
  private readonly listeners = new Set<() => void>();
  private readonly stopListening: (() => void)[];
  private current: readonly FrameRow[] = [];
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly options: OverviewFrameOptions) {
    const note = () => this.note();
    this.stopListening = [
      ...options.clusters.map(cluster => cluster.onHealth(note)),
      ...options.tables.map(table =>
        table.listen({ changed: note, reset: note, stateChanged: note }),
      ),
    ];
    this.compute();
  }

  rows(): readonly FrameRow[] {
    return this.current;
  }

  /** Calls back when rows changed. */
  listen(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  close(): void {
    clearTimeout(this.timer);
    for (const stop of this.stopListening) {
      stop();
    }
    this.options.source.close();
  }

  private note(): void {
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      if (this.compute()) {
        for (const listener of this.listeners) {
          listener();
        }
      }
    }, SETTLE_MILLISECONDS);
  }

  private compute(): boolean {
    const { source, access } = this.options;
    const before = new Map(this.current.map(known => [known.row.id, known]));
    const rows = overviewRows(source, access).map(row => {
      const known = before.get(row.id);
      return known && isSameRow(known.row, row)
        ? known
        : { row, wire: encodeRow(row, frameColumns) };
    });
    const changed =
      rows.length !== this.current.length ||
      rows.some((row, index) => row !== this.current[index]);
    this.current = rows;
    return changed;
  }
}

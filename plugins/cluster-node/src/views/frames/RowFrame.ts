import {
  encodeRow,
  isSameRow,
  ResourceRow,
  WireRow,
} from '@wheelhouse/backstage-plugin-cluster-common';
import { HubCluster } from '../../hub/HubCluster';
import { KindTable } from '../../hub/KindTable';

const SETTLE_MILLISECONDS = 500;
// A fleet of very many namespaces is summed up less often, so that this share
// of the time is enough for it.
const MOST_TIME = 1 / 20;

/** A row of a frame; the same object as long as it shows the same. */
export interface FrameRow {
  row: ResourceRow;
  wire: WireRow;
}

/** What a frame is made of. */
export interface RowFrameOptions {
  /** What travels of each row. */
  columns: readonly string[];
  /** All rows as they are now. It reads counters, never the rows of the tables. */
  compute(): readonly ResourceRow[];
  /** What changes the rows: the health of clusters, and tables. */
  clusters: readonly HubCluster[];
  tables: readonly KindTable[];
  /** Ends what it takes to compute the rows. */
  close?(): void;
}

/** Rows of sums for all viewers who see the same, computed anew at most twice a second. */
export class RowFrame {
  private readonly listeners = new Set<() => void>();
  private readonly stopListening: (() => void)[];
  private current: readonly FrameRow[] = [];
  private wire: readonly WireRow[] = [];
  private timer: NodeJS.Timeout | undefined;
  /** Milliseconds that computing the rows took. */
  private cost = 0;

  constructor(private readonly options: RowFrameOptions) {
    const note = () => this.note();
    this.stopListening = [
      ...options.clusters.map(cluster => cluster.onHealth(note)),
      ...options.tables.map(table =>
        table.listen({ changed: note, reset: note, stateChanged: note }),
      ),
    ];
    this.compute();
  }

  get columns(): readonly string[] {
    return this.options.columns;
  }

  rows(): readonly FrameRow[] {
    return this.current;
  }

  /** All rows as they travel; the same array until a row changes. Not to be written to. */
  wireRows(): readonly WireRow[] {
    return this.wire;
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
    this.options.close?.();
  }

  private note(): void {
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      if (this.compute()) {
        for (const listener of this.listeners) {
          listener();
        }
      }
    }, Math.max(SETTLE_MILLISECONDS, this.cost / MOST_TIME));
  }

  private compute(): boolean {
    const began = performance.now();
    const before = new Map(this.current.map(known => [known.row.id, known]));
    const rows = this.options.compute().map(row => {
      const known = before.get(row.id);
      return known && isSameRow(known.row, row)
        ? known
        : { row, wire: encodeRow(row, this.columns) };
    });
    const changed =
      rows.length !== this.current.length ||
      rows.some((row, index) => row !== this.current[index]);
    this.current = rows;
    if (changed) {
      this.wire = rows.map(({ wire }) => wire);
    }
    this.cost = performance.now() - began;
    return changed;
  }
}

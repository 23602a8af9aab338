import {
  applyFeedEvent,
  baseColumns,
  encodeRow,
  FeedState,
  initialFeedState,
  ResourceRow,
} from '@wheelhouse/backstage-plugin-cluster-common';
import {
  FeedClient,
  FeedListener,
  FeedTarget,
} from '@wheelhouse/backstage-plugin-cluster-react';
import { FeedScript, sceneState } from './FeedScript';

const frameMilliseconds = 40;

/** Options of a `ChurningFeed`. */
export interface ChurningFeedOptions {
  /** What every kind says, and the rows with which the kind `churned` starts. */
  script: FeedScript;
  churned: string;
  columns: readonly string[];
  changesPerSecond: number;
  /** The row after a change, or undefined for one that is gone. */
  change: (row: ResourceRow) => { row?: ResourceRow; born?: ResourceRow };
}

/** A feed whose rows change as often as is wanted, in frames as the backend sends them. */
export class ChurningFeed implements FeedClient {
  constructor(private readonly options: ChurningFeedOptions) {}

  subscribe(target: FeedTarget, listener: FeedListener) {
    const { script, churned } = this.options;
    const window = target.window !== undefined;
    const scene = sceneState(script[target.kind], { window });
    listener(scene);
    if (target.kind !== churned || window || scene.state !== 'ready') {
      return () => {};
    }
    return this.churn(scene, listener);
  }

  reconnect() {}

  private churn(scene: FeedState, listener: FeedListener): () => void {
    const columns = [...baseColumns, ...this.options.columns];
    let state = applyFeedEvent(
      { ...initialFeedState, sources: scene.sources },
      {
        type: 'snapshot',
        id: 'churn',
        cursor: { epoch: 'dev', seq: 0 },
        columns,
        rows: Array.from(scene.rows.values(), row => encodeRow(row, columns)),
        total: scene.rows.size,
      },
    );
    let seq = 0;
    let due = 0;
    const timer = setInterval(() => {
      due += (this.options.changesPerSecond * frameMilliseconds) / 1000;
      const rows = Array.from(state.rows.values());
      const upserts: ResourceRow[] = [];
      const removes: string[] = [];
      for (; due >= 1 && rows.length > 0; due -= 1) {
        const before = rows[Math.floor(Math.random() * rows.length)];
        const { row, born } = this.options.change(before);
        if (!row) {
          removes.push(before.id);
        }
        upserts.push(...[row, born].filter(each => each !== undefined));
      }
      seq += 1;
      if (upserts.length + removes.length > 0) {
        state = applyFeedEvent(state, {
          type: 'delta',
          id: 'churn',
          cursor: { epoch: 'dev', seq },
          upserts: upserts.map(row => encodeRow(row, columns)),
          removes,
        });
        listener(state);
      }
    }, frameMilliseconds);
    return () => clearInterval(timer);
  }
}

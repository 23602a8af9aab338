import {
  FeedState,
  initialFeedState,
  ResourceRow,
  rowKey,
  SourceState,
} from '@wheelhouse/backstage-plugin-cluster-common';
import { FeedClient, FeedListener, FeedTarget } from '../feed/FeedClient';
import { targetKey } from '../feed/targetKey';
import { liveSource } from './ScriptedBackend';

/** A feed whose states a test sets by hand. */
export class FakeFeed implements FeedClient {
  /** What is followed now, in the order in which it was asked for. */
  readonly targets: FeedTarget[] = [];
  reconnects = 0;
  private readonly states = new Map<string, FeedState>();
  private readonly listeners = new Map<string, Set<FeedListener>>();

  subscribe(target: FeedTarget, listener: FeedListener) {
    const key = targetKey(target);
    const listeners = this.listeners.get(key) ?? new Set<FeedListener>();
    this.listeners.set(key, listeners);
    listeners.add(listener);
    this.targets.push(target);
    listener(this.states.get(key) ?? initialFeedState);
    return () => {
      listeners.delete(listener);
      this.targets.splice(this.targets.indexOf(target), 1);
    };
  }

  reconnect() {
    this.reconnects += 1;
  }

  get last(): FeedTarget {
    return this.targets[this.targets.length - 1];
  }

  tell(target: FeedTarget, state: Partial<FeedState>) {
    const key = targetKey(target);
    const next = { ...initialFeedState, ...this.states.get(key), ...state };
    this.states.set(key, next);
    for (const listener of this.listeners.get(key) ?? []) {
      listener(next);
    }
  }

  /** Tells rows; of a window, those that lie in it out of all. */
  serve(
    target: FeedTarget,
    all: readonly ResourceRow[],
    sources: SourceState[] = [liveSource(target.kind)],
    unfiltered: number = all.length,
  ) {
    const { window } = target;
    const rows = window
      ? all.slice(window.offset, window.offset + window.limit)
      : all;
    this.tell(target, {
      state: 'ready',
      rows: new Map(rows.map(row => [rowKey(row), row])),
      order: window && rows.map(rowKey),
      offset: window?.offset,
      total: all.length,
      unfiltered,
      sources,
      error: undefined,
    });
  }
}

/** Rows named by a prefix and a number. */
export function someRows(count: number, prefix = 'pod'): ResourceRow[] {
  return Array.from({ length: count }, (_, index) => ({
    cluster: 'prod',
    id: `${prefix}-${index}`,
    namespace: 'shop',
    name: `${prefix}-${index}`,
    created: 1_700_000_000 + index,
  }));
}

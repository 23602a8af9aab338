import {
  FeedState,
  initialFeedState,
  ResourceRow,
  rowKey,
  SourceState,
} from '@wheelhouse/backstage-plugin-cluster-common';
import { source } from './__data__/shop';

/** What a scripted feed answers for a kind. */
export interface FeedScene {
  rows?: readonly ResourceRow[];
  sources?: readonly SourceState[];
  error?: { name: string; message: string };
  /** Nothing ever comes. */
  pending?: boolean;
}

/** A scene per kind; a kind without one has no rows and a live source. */
export type FeedScript = Readonly<Record<string, FeedScene>>;

/** The state that a scene puts a subscription into, of a window or of all. */
export function sceneState(
  scene: FeedScene = {},
  options: { window: boolean },
): FeedState {
  const { rows = [], sources = [source('harbor')], error, pending } = scene;
  if (pending || error) {
    return { ...initialFeedState, sources: pending ? [] : sources, error };
  }
  return {
    ...initialFeedState,
    state: 'ready',
    rows: new Map(rows.map(row => [rowKey(row), row])),
    order: options.window ? rows.map(rowKey) : undefined,
    offset: options.window ? 0 : undefined,
    total: rows.length,
    sources,
  };
}

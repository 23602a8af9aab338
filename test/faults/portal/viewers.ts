import { FeedSubscription } from '@wheelhouse/backstage-plugin-cluster-common';
import { entityRef } from './entities';
import { FeedViewer } from './FeedViewer';

/** Those who look during a run, and what they do meanwhile. */
export interface Audience {
  viewers: readonly FeedViewer[];
  /** Of sums over clusters and over the entity. */
  sums: FeedViewer;
  /** Everybody looks, and stays. */
  settle(): Promise<void>;
  close(): void;
}

const list = (kind: string): FeedSubscription => ({ id: kind, kind });

/** So much that what a reader does not take for seconds is more than connections hold. */
const slowLists = 30;

const windows: FeedSubscription[] = [
  {
    id: 'most restarts',
    kind: 'pods',
    window: {
      offset: 0,
      limit: 50,
      sort: { column: 'restarts', descending: true },
      filters: { phase: ['Running'] },
    },
  },
  {
    id: 'third page',
    kind: 'pods',
    window: { offset: 40, limit: 20, sort: { column: 'node' } },
  },
  {
    id: 'found',
    kind: 'deployments',
    window: { offset: 0, limit: 500, text: 'API' },
  },
  {
    id: 'fullest nodes',
    kind: 'nodes',
    window: {
      offset: 0,
      limit: 100,
      sort: { column: 'pods', descending: true },
    },
  },
];

/** Opens all feeds; what viewers do meanwhile depends on `random` alone. */
export async function openAudience(
  url: string,
  kinds: readonly string[],
  random: () => number,
): Promise<Audience> {
  const open = (name: string, subscriptions: FeedSubscription[]) =>
    FeedViewer.open(name, url, subscriptions);
  const returning = await open('returning', [
    list('pods'),
    list('deployments'),
    list('namespaces'),
    list('events'),
  ]);
  const slow = await open(
    'slow',
    Array.from({ length: slowLists }, (_, index) => ({
      id: `pods ${index + 1}`,
      kind: 'pods',
    })),
  );
  const viewers = [
    await open('full', kinds.map(list)),
    await open('windows', windows),
    await open('entity', [
      { id: 'workloads', kind: 'workloads', scope: { entityRef } },
      { id: 'pods', kind: 'pods', scope: { entityRef } },
    ]),
    await open('chosen', [
      { id: 'pods', kind: 'pods', columns: ['phase', 'node'] },
    ]),
    returning,
    slow,
  ];
  const sums = await open('sums', [
    list('clusters'),
    list('overview'),
    { id: 'overview of entity', kind: 'overview', scope: { entityRef } },
  ]);
  let over = false;
  const between = (least: number, most: number) =>
    least + random() * (most - least);
  const repeat = async (pauseMs: number, act: () => Promise<void>) => {
    while (!over) {
      await new Promise(resolve => setTimeout(resolve, pauseMs));
      if (!over) {
        await act();
      }
    }
  };
  const busy = Promise.all([
    repeat(2_500, () => returning.comeBack(between(50, 3_000))),
    repeat(1_000, () => slow.stall(between(2_000, 8_000))),
  ]);
  return {
    viewers,
    sums,
    async settle() {
      over = true;
      await busy;
    },
    close() {
      over = true;
      for (const viewer of [...viewers, sums]) {
        viewer.close();
      }
    },
  };
}

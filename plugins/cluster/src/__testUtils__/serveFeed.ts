import {
  baseColumns,
  encodeRow,
  FeedEvent,
  FeedRequest,
  FeedSubscription,
  ResourceRow,
} from '@wheelhouse/backstage-plugin-cluster-common';
import { http, HttpResponse } from 'msw';
import { source } from '../../dev/__data__/shop';
import { FeedScene, FeedScript } from '../../dev/FeedScript';

const encoder = new TextEncoder();

/** The cluster backend's feed as a test scripts it, over the network. */
export interface ServedFeed {
  handler: ReturnType<typeof http.post>;
  /** Subscriptions of all requests so far, the newest last. */
  subscriptions: FeedSubscription[];
}

/** Answers feed requests with one snapshot per subscription, and stays open. */
export function serveFeed(baseUrl: string, script: FeedScript): ServedFeed {
  const subscriptions: FeedSubscription[] = [];
  const handler = http.post(`${baseUrl}/v1/feed`, async ({ request }) => {
    const body = (await request.json()) as FeedRequest;
    subscriptions.push(...body.subscriptions);
    const events = body.subscriptions.flatMap(subscription =>
      eventsOf(subscription, script[subscription.kind]),
    );
    return new HttpResponse(
      new ReadableStream({
        start(controller) {
          for (const event of events) {
            controller.enqueue(
              encoder.encode(
                `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`,
              ),
            );
          }
        },
      }),
      { headers: { 'Content-Type': 'text/event-stream' } },
    );
  });
  return { handler, subscriptions };
}

function eventsOf(
  subscription: FeedSubscription,
  scene: FeedScene = {},
): FeedEvent[] {
  const { id, window } = subscription;
  const { rows = [], sources = [source('harbor')], error, pending } = scene;
  if (pending) {
    return [];
  }
  const state: FeedEvent = { type: 'state', id, sources: [...sources] };
  if (error) {
    return [state, { type: 'error', id, error }];
  }
  const columns = columnsOf(rows);
  return [
    state,
    {
      type: 'snapshot',
      id,
      cursor: { epoch: 'test', seq: 1 },
      columns,
      rows: rows.map(row => encodeRow(row, columns)),
      total: rows.length,
      offset: window && 0,
    },
  ];
}

function columnsOf(rows: readonly ResourceRow[]): string[] {
  return Array.from(
    new Set([...baseColumns, ...rows.flatMap(row => Object.keys(row))]),
  );
}

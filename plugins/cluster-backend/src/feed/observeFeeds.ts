import { observeMeters } from '@wheelhouse/backstage-plugin-cluster-node';
import { FeedServer } from './FeedServer';

const meters = {
  streams: {
    name: 'wheelhouse.cluster.feed.streams',
    type: 'upDownCounter',
    unit: '{stream}',
    description:
      'Open streams of live rows, by whether their readers keep up with them',
  },
  subscriptions: {
    name: 'wheelhouse.cluster.feed.subscriptions',
    type: 'upDownCounter',
    unit: '{subscription}',
    description: 'Sets of rows that are open on all streams',
  },
  queue: {
    name: 'wheelhouse.cluster.feed.queue',
    type: 'upDownCounter',
    unit: 'By',
    description:
      'What was written, before compression, to readers that have yet to take it',
  },
} as const;

/** Exports the figures of all streams until it is stopped by what this returns. */
export function observeFeeds(feeds: Pick<FeedServer, 'loads'>): () => void {
  return observeMeters(meters, report => {
    const loads = feeds.loads();
    const behind = loads.filter(({ waitingBytes }) => waitingBytes > 0);
    report('streams', loads.length - behind.length, { reader: 'current' });
    report('streams', behind.length, { reader: 'behind' });
    report('subscriptions', sum(loads.map(load => load.subscriptions)));
    report('queue', sum(behind.map(load => load.waitingBytes)));
  });
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

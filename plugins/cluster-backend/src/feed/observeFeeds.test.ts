import { once } from 'node:events';
import http from 'node:http';
import net, { AddressInfo } from 'node:net';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { metrics } from '@opentelemetry/api';
import { MeterProvider, MetricReader } from '@opentelemetry/sdk-metrics';
import { FeedRequest } from '@wheelhouse/backstage-plugin-cluster-common';
import express from 'express';
import { eventually } from '../__testUtils__/eventually';
import { FakeGateway } from '../__testUtils__/FakeGateway';
import { FeedReader } from '../__testUtils__/FeedReader';
import { FeedServer } from './FeedServer';
import { observeFeeds } from './observeFeeds';

// A machine may be busy with other things.
jest.setTimeout(30_000);

const MEGABYTE = 1024 * 1024;
const twoKinds: FeedRequest = {
  subscriptions: [
    { id: 'pods', kind: 'pods' },
    { id: 'nodes', kind: 'nodes' },
  ],
};

class OnDemandReader extends MetricReader {
  protected async onForceFlush(): Promise<void> {
    return undefined;
  }

  protected async onShutdown(): Promise<void> {
    return undefined;
  }
}

describe('observeFeeds', () => {
  let reader: OnDemandReader;
  let gateway: FakeGateway;
  let server: http.Server;
  let port: number;
  let stopObserving: () => void;

  beforeEach(async () => {
    reader = new OnDemandReader();
    metrics.setGlobalMeterProvider(new MeterProvider({ readers: [reader] }));
    gateway = new FakeGateway();
    const feeds = FeedServer.create({
      gateway,
      config: mockServices.rootConfig(),
      logger: mockServices.logger.mock(),
      timing: { flush: 1 },
    });
    stopObserving = observeFeeds(feeds);
    const app = express();
    app.post('/api/cluster/v1/feed', express.json(), (request, response) => {
      const credentials = mockCredentials.user();
      feeds.serve(request.body, { credentials, response });
    });
    server = app.listen(0, '127.0.0.1');
    await once(server, 'listening');
    ({ port } = server.address() as AddressInfo);
  });

  afterEach(() => {
    stopObserving();
    metrics.disable();
    server.closeAllConnections();
    server.close();
  });

  async function figures() {
    const { resourceMetrics, errors } = await reader.collect();
    expect(errors).toEqual([]);
    return Object.fromEntries(
      resourceMetrics.scopeMetrics.flatMap(scope =>
        scope.metrics.flatMap(({ descriptor, dataPoints }) =>
          dataPoints.map(({ attributes, value }) => [
            [
              descriptor.name.replace('wheelhouse.cluster.feed.', ''),
              ...Object.values(attributes),
            ].join(' '),
            value as number,
          ]),
        ),
      ),
    );
  }

  const idle = {
    'streams current': 0,
    'streams behind': 0,
    subscriptions: 0,
    queue: 0,
  };

  it('counts open streams and what is open on them', async () => {
    expect(await figures()).toEqual(idle);
    const url = `http://127.0.0.1:${port}`;
    const readers = await Promise.all(
      [1, 2].map(() => FeedReader.open({ url, body: twoKinds })),
    );
    await Promise.all(
      readers.map(each => each.find(({ type }) => type === 'snapshot')),
    );
    expect(await figures()).toEqual({
      ...idle,
      'streams current': 2,
      subscriptions: 4,
    });
    for (const each of readers) {
      each.close();
    }
    await eventually(() => gateway.opened.every(({ closed }) => closed));
    expect(await figures()).toEqual(idle);
  });

  it('shows who is behind, and by how much', async () => {
    const body = JSON.stringify(twoKinds);
    const socket = net.connect({ port, host: '127.0.0.1' });
    socket.pause();
    socket.write(
      `POST /api/cluster/v1/feed HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
    );
    await eventually(() => gateway.opened.length === 2);
    const [subscription] = gateway.opened;
    // More than what the kernel takes for a socket, in pieces of a megabyte,
    // until one of them is never taken.
    let takes = -1;
    for (let index = 0; subscription.takes > takes; index++) {
      takes = subscription.takes;
      subscription.set('big', `${index}-${'x'.repeat(MEGABYTE)}`);
      await new Promise(resolve => setTimeout(resolve, 100));
    }
    const stuck = await figures();
    expect(stuck).toMatchObject({
      'streams current': 0,
      'streams behind': 1,
      subscriptions: 2,
    });
    expect(stuck.queue).toBeGreaterThanOrEqual(MEGABYTE);
    expect(stuck.queue).toBeLessThan(2 * MEGABYTE);
    socket.resume();
    const caughtUp = { 'streams current': 1, 'streams behind': 0, queue: 0 };
    const end = Date.now() + 10_000;
    let seen = await figures();
    while (seen.queue > 0 && Date.now() < end) {
      await new Promise(resolve => setTimeout(resolve, 5));
      seen = await figures();
    }
    expect(seen).toMatchObject(caughtUp);
    socket.destroy();
  });
});

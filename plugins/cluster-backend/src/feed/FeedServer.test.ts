import { once } from 'node:events';
import http from 'node:http';
import net, { AddressInfo } from 'node:net';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { FeedRequest } from '@wheelhouse/backstage-plugin-cluster-common';
import express, { Response } from 'express';
import { FakeGateway } from '../__testUtils__/FakeGateway';
import { FeedReader } from '../__testUtils__/FeedReader';
import { FeedServer } from './FeedServer';
import { FeedTiming } from './FeedTiming';

// A machine may be busy with other things.
jest.setTimeout(90_000);

const MEGABYTE = 1024 * 1024;
const pods: FeedRequest = { subscriptions: [{ id: 'pods', kind: 'pods' }] };

interface Setup {
  gateway: FakeGateway;
  feeds: FeedServer;
  url: string;
  port: number;
  responses: Response[];
}

describe('FeedServer', () => {
  const servers: http.Server[] = [];

  async function setup(
    options: { timing?: Partial<FeedTiming>; expiresAt?: Date } = {},
  ): Promise<Setup> {
    const gateway = new FakeGateway();
    const responses: Response[] = [];
    const feeds = FeedServer.create({
      gateway,
      config: mockServices.rootConfig(),
      logger: mockServices.logger.mock(),
      timing: options.timing,
    });
    const app = express();
    app.post('/api/cluster/v1/feed', express.json(), (request, response) => {
      responses.push(response);
      const credentials = {
        ...mockCredentials.user(),
        expiresAt: options.expiresAt,
      };
      feeds.serve(request.body, { credentials, response });
    });
    const server = app.listen(0, '127.0.0.1');
    servers.push(server);
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    return { gateway, feeds, url: `http://127.0.0.1:${port}`, port, responses };
  }

  afterEach(async () => {
    for (const server of servers.splice(0)) {
      server.closeAllConnections();
      server.close();
    }
  });

  it('sends one change by itself and many together', async () => {
    const { gateway, url } = await setup();
    const reader = await FeedReader.open({ url, body: pods });
    await reader.find(event => event.type === 'snapshot');
    expect(reader.response.headers).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-cache',
      'x-accel-buffering': 'no',
    });

    const [subscription] = gateway.opened;
    for (const name of ['one', 'two', 'three', 'four']) {
      await new Promise(resolve => setTimeout(resolve, 60));
      const { takes } = subscription;
      subscription.set(name, 'at once');
      await reader.find(event => JSON.stringify(event).includes(name));
      expect(subscription.takes).toBe(takes + 1);
    }

    const before = subscription.takes;
    for (let index = 0; index < 500; index++) {
      subscription.set(`pod-${index}`, 'a');
    }
    subscription.set('last', 'b');
    await reader.find(event => JSON.stringify(event).includes('"last"'));
    expect(subscription.takes - before).toBe(1);
    reader.close();
  });

  it('sends all that is pending in one piece', async () => {
    const { gateway, url } = await setup();
    const reader = await FeedReader.open({
      url,
      body: {
        subscriptions: ['a', 'b', 'c'].map(id => ({ id, kind: 'pods' })),
      },
    });
    await reader.find(event => event.type === 'snapshot' && event.id === 'c');
    const pieces: string[] = [];
    reader.response.on('data', chunk => pieces.push(String(chunk)));
    for (const subscription of gateway.opened) {
      subscription.set('x', 'y');
    }
    await reader.find(event => event.type === 'delta' && event.id === 'c');
    expect(pieces).toHaveLength(1);
    expect(pieces[0].match(/event: delta/g)).toHaveLength(3);
    reader.close();
  });

  it('keeps other subscriptions live beside one that is refused or fails', async () => {
    const { gateway, url } = await setup();
    const reader = await FeedReader.open({
      url,
      body: {
        subscriptions: [
          { id: 'kind', kind: 'unicorns' },
          { id: 'cluster', kind: 'pods', scope: { clusters: ['moon'] } },
          { id: 'bug', kind: 'broken' },
          { id: 'later', kind: 'nodes' },
          { id: 'pods', kind: 'pods' },
        ],
      },
    });
    const errorOf = async (id: string) => {
      const event = await reader.find(
        ({ type, ...rest }) =>
          type === 'error' && 'id' in rest && rest.id === id,
      );
      return 'error' in event ? event.error : undefined;
    };
    expect(await errorOf('kind')).toEqual({
      name: 'InputError',
      message: "There is no kind 'unicorns'. Known kinds: pods.",
    });
    expect(await errorOf('cluster')).toEqual({
      name: 'NotFoundError',
      message: "There is no cluster 'moon'.",
    });
    const internal = {
      name: 'InternalError',
      message: expect.stringContaining('internal error'),
    };
    expect(await errorOf('bug')).toEqual(internal);

    const [later, live] = gateway.opened;
    await reader.find(
      event => event.type === 'snapshot' && event.id === 'pods',
    );
    jest.spyOn(later, 'take').mockImplementation(() => {
      throw new TypeError('secret detail of the inside');
    });
    later.set('a', 'b');
    expect(await errorOf('later')).toEqual(internal);
    expect(later.closed).toBe(true);

    live.set('still', 'here');
    await reader.find(event => event.type === 'delta' && event.id === 'pods');
    expect(JSON.stringify(reader.events)).not.toContain('secret');
    reader.close();
  });

  it('pings', async () => {
    const { url } = await setup({ timing: { ping: 30 } });
    const reader = await FeedReader.open({ url, body: pods });
    const ping = await reader.find(event => event.type === 'ping');
    expect(ping).toEqual({ type: 'ping', time: expect.any(Number) });
    reader.close();
  });

  it('closes the subscriptions of a reader who leaves, also those that open late', async () => {
    const { gateway, url, responses } = await setup();
    const { subscribe } = gateway;
    let letOpen: () => void = () => undefined;
    jest.spyOn(gateway, 'subscribe').mockImplementation(async (...args) => {
      if (args[1].id === 'late') {
        await new Promise<void>(resolve => {
          letOpen = resolve;
        });
      }
      return subscribe.apply(gateway, args);
    });
    const reader = await FeedReader.open({
      url,
      body: {
        subscriptions: [
          { id: 'pods', kind: 'pods' },
          { id: 'late', kind: 'pods' },
        ],
      },
    });
    await reader.find(event => event.type === 'snapshot');
    reader.close();
    await once(responses[0], 'close');
    expect(gateway.opened.map(({ closed }) => closed)).toEqual([true]);
    letOpen();
    await new Promise(setImmediate);
    expect(gateway.opened.map(({ closed }) => closed)).toEqual([true, true]);
    // What still calls back after the end must do no harm.
    gateway.opened[0].set('x', 'y');
  });

  it('says bye when the credentials expire', async () => {
    const { gateway, url } = await setup({
      expiresAt: new Date(Date.now() + 150),
    });
    const reader = await FeedReader.open({ url, body: pods });
    await reader.end();
    expect(reader.events.at(-1)).toEqual({ type: 'bye', reason: 'expired' });
    expect(gateway.opened[0].closed).toBe(true);
  });

  it('says bye to all at a shutdown, and to who comes later', async () => {
    const { feeds, gateway, url } = await setup();
    const readers = await Promise.all(
      Array.from({ length: 5 }, () => FeedReader.open({ url, body: pods })),
    );
    await Promise.all(
      readers.map(reader => reader.find(({ type }) => type === 'snapshot')),
    );
    await feeds.stop();
    readers.push(await FeedReader.open({ url, body: pods }));
    for (const reader of readers) {
      await reader.end();
      expect(reader.events.at(-1)).toEqual({ type: 'bye', reason: 'shutdown' });
    }
    expect(gateway.opened.every(({ closed }) => closed)).toBe(true);
  });

  describe('with a reader that does not read', () => {
    async function openStuck(setupResult: Setup): Promise<net.Socket> {
      const { gateway, port, responses } = setupResult;
      const body = JSON.stringify(pods);
      const socket = net.connect({ port, host: '127.0.0.1' });
      socket.pause();
      socket.write(
        `POST /api/cluster/v1/feed HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
      );
      while (gateway.opened.length === 0) {
        await new Promise(resolve => setTimeout(resolve, 5));
      }
      // More than what the kernel takes for a socket, in pieces of a megabyte.
      for (let index = 0; !responses[0].writableNeedDrain; index++) {
        gateway.opened[0].set('big', `${index}-${'x'.repeat(MEGABYTE)}`);
        await new Promise(resolve => setTimeout(resolve, 5));
      }
      return socket;
    }

    it('holds one piece for it, and sends the latest when it reads again', async () => {
      const portal = await setup({ timing: { flush: 1 } });
      const socket = await openStuck(portal);
      const [subscription] = portal.gateway.opened;
      const takes = subscription.takes;
      for (let index = 0; index < 200; index++) {
        subscription.set('big', `later-${index}-${'x'.repeat(MEGABYTE)}`);
        await new Promise(setImmediate);
      }
      subscription.set('last', 'word');
      await new Promise(resolve => setTimeout(resolve, 50));
      expect(subscription.takes).toBe(takes);
      expect(portal.responses[0].writableLength).toBeLessThan(3 * MEGABYTE);

      let text = '';
      socket.on('data', chunk => {
        text = (text + chunk).slice(-3 * MEGABYTE);
      });
      socket.resume();
      while (!text.includes('"word"')) {
        await new Promise(resolve => setTimeout(resolve, 5));
      }
      expect(text).toContain('later-199-');
      expect(text).not.toContain('later-198-');
      expect(subscription.takes).toBe(takes + 1);
      socket.destroy();
    });

    it('cuts it off after a while', async () => {
      const portal = await setup({ timing: { flush: 1, stall: 100 } });
      const socket = await openStuck(portal);
      await once(portal.responses[0], 'close');
      expect(portal.gateway.opened[0].closed).toBe(true);
      socket.destroy();
    });

    it('does not wait for it at a shutdown', async () => {
      const portal = await setup({ timing: { flush: 1, end: 100 } });
      const socket = await openStuck(portal);
      await expect(portal.feeds.stop()).resolves.toBeUndefined();
      socket.destroy();
      // Sooner than a reader that is stuck would be cut off anyway.
    }, 50_000);
  });
});

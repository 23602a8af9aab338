import { randomBytes } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import http from 'node:http';
import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { allClosed, eventually } from './__testUtils__/eventually';
import { FakeGateway } from './__testUtils__/FakeGateway';
import { FeedReader } from './__testUtils__/FeedReader';
import { startPortal } from './__testUtils__/startPortal';

// A machine may be busy with other things; a reader that is stuck is cut off after 60 s.
jest.setTimeout(50_000);

const podsBody = { subscriptions: [{ id: 'pods', kind: 'pods' }] };

describe('a portal with streams open', () => {
  it('does not wait at its stop for a reader that is stuck', async () => {
    const gateway = new FakeGateway();
    const portal = await startPortal({ gateway });
    const readers = await Promise.all(
      ([undefined, 'gzip', 'br'] as const).map(encoding =>
        FeedReader.open({ url: portal.url, body: podsBody, encoding }),
      ),
    );
    const stuck = readers[0].response.pause();
    for (let index = 0; index < 20; index++) {
      for (const subscription of gateway.opened) {
        subscription.set('big', randomBytes(512 * 1024).toString('base64'));
      }
      await new Promise(resolve => setTimeout(resolve, 45));
    }
    await portal.stop();
    for (const reader of readers.slice(1)) {
      await reader.end();
      expect(reader.events.at(-1)).toEqual({ type: 'bye', reason: 'shutdown' });
    }
    await allClosed(gateway);
    stuck.destroy();
  });

  it('does not wait at its stop for the connection of a request that was on its way', async () => {
    const gateway = new FakeGateway();
    const httpAuth = mockServices.httpAuth();
    const steps = new EventEmitter();
    const asked = once(steps, 'asked');
    const answered = once(steps, 'answered');
    const portal = await startPortal({
      gateway,
      server: { keepAliveTimeout: '1h' },
      httpAuth: createServiceFactory({
        service: coreServices.httpAuth,
        deps: {},
        factory: () => ({
          ...httpAuth,
          credentials: async (...parameters) => {
            steps.emit('asked');
            await answered;
            return httpAuth.credentials(...parameters);
          },
        }),
      }),
    });
    const agent = new http.Agent({ keepAlive: true });
    const opening = FeedReader.open({
      url: portal.url,
      body: podsBody,
      agent,
    });
    await asked;
    const stopped = portal.stop();
    // The server no longer listens, and waits for the connections that it has.
    await eventually(async () => {
      const late = await fetch(portal.url).catch(() => undefined);
      return late === undefined;
    });
    steps.emit('answered');
    const reader = await opening;
    await reader.end();
    expect(reader.events.at(-1)).toEqual({ type: 'bye', reason: 'shutdown' });
    await stopped;
    agent.destroy();
  });

  it('says bye when the token of a user expires', async () => {
    const gateway = new FakeGateway();
    const httpAuth = mockServices.httpAuth();
    const portal = await startPortal({
      gateway,
      httpAuth: createServiceFactory({
        service: coreServices.httpAuth,
        deps: {},
        factory: () => ({
          ...httpAuth,
          credentials: async (...parameters) => ({
            ...(await httpAuth.credentials(...parameters)),
            expiresAt: new Date(Date.now() + 200),
          }),
        }),
      }),
    });
    const reader = await FeedReader.open({
      url: portal.url,
      body: podsBody,
      encoding: 'gzip',
    });
    await reader.end();
    expect(reader.events.at(-1)).toEqual({ type: 'bye', reason: 'expired' });
    await allClosed(gateway);
    await portal.stop();
  });

  it('does not start with a limit that makes no sense', async () => {
    await expect(
      startPortal({
        gateway: new FakeGateway(),
        config: { wheelhouse: { feed: { maxStreamsPerUser: 0 } } },
      }),
    ).rejects.toThrow(
      'wheelhouse.feed.maxStreamsPerUser must be a whole number of at least 1, but is 0.',
    );
  });
});

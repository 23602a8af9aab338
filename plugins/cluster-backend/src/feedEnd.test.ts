import { randomBytes } from 'node:crypto';
import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { allClosed } from './__testUtils__/eventually';
import { FakeGateway } from './__testUtils__/FakeGateway';
import { FeedReader } from './__testUtils__/FeedReader';
import { startPortal } from './__testUtils__/startPortal';

// A machine may be busy with other things.
jest.setTimeout(90_000);

const podsBody = { subscriptions: [{ id: 'pods', kind: 'pods' }] };

describe('a portal with streams open', () => {
  it('is gone within two seconds of its stop, also with a reader that is stuck', async () => {
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
    const started = performance.now();
    await portal.stop();
    expect(performance.now() - started).toBeLessThan(2000);
    for (const reader of readers.slice(1)) {
      await reader.end();
      expect(reader.events.at(-1)).toEqual({ type: 'bye', reason: 'shutdown' });
    }
    await allClosed(gateway);
    stuck.destroy();
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

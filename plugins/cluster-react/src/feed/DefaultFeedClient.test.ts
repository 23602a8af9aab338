import { FeedState } from '@wheelhouse/backstage-plugin-cluster-common';
import { FakeClock, settle } from '../__testUtils__/FakeClock';
import { FakePage } from '../__testUtils__/FakePage';
import { liveSource, ScriptedBackend } from '../__testUtils__/ScriptedBackend';
import { DefaultFeedClient } from './DefaultFeedClient';
import { FeedClientOptions } from './FeedClientOptions';
import { unlimitedSlots } from './StreamSlots';

function setUp(options: Partial<FeedClientOptions> = {}) {
  const backend = new ScriptedBackend();
  const clock = new FakeClock();
  const page = new FakePage();
  const network = new EventTarget();
  const client = DefaultFeedClient.create({
    fetch: backend.fetch,
    url: async () => 'http://localhost/api/cluster/v1/feed',
    clock,
    page,
    network,
    slots: unlimitedSlots,
    random: () => 1,
    ...options,
  });
  return { backend, clock, page, network, client };
}

/** What a listener was told last. */
function listen() {
  const seen: FeedState[] = [];
  return {
    listener: (state: FeedState) => {
      seen.push(state);
    },
    get now() {
      return seen[seen.length - 1];
    },
    get names() {
      return Array.from(this.now.rows.values(), row => row.name);
    },
  };
}

const pods = { kind: 'pods', scope: { clusters: ['prod'] } };
const nodes = { kind: 'nodes' };

describe('DefaultFeedClient', () => {
  it('shares one stream and one subscription, and tells rows and changes', async () => {
    const { backend, clock, client } = setUp();
    const first = listen();
    const second = listen();
    const other = listen();
    client.subscribe(pods, first.listener);
    client.subscribe(
      { scope: { clusters: ['prod'] }, kind: 'pods' },
      second.listener,
    );
    client.subscribe(nodes, other.listener);
    expect(first.now.state).toBe('connecting');
    await clock.advance(30);

    expect(backend.requests).toHaveLength(1);
    expect(backend.last.subscriptions.map(each => each.kind)).toEqual([
      'pods',
      'nodes',
    ]);
    backend.last.accept().serve(['cart', 'web']);
    await settle();
    expect(first.names).toEqual(['cart', 'web']);
    expect(second.now).toBe(first.now);
    expect(other.now.state).toBe('connecting');

    backend.last.send({
      type: 'delta',
      id: backend.last.subscriptions[0].id,
      cursor: { epoch: 'a', seq: 2 },
      upserts: [['prod', 'uid-new', 'shop', 'new', 2]],
      removes: ['uid-cart'],
    });
    await settle();
    expect(first.names).toEqual(['web', 'new']);
  });

  it('resubscribes with cursors, and drops the old stream when the new one answered', async () => {
    const { backend, clock, client } = setUp();
    const first = listen();
    client.subscribe(pods, first.listener);
    await clock.advance(30);
    const old = backend.last.accept().serve(['cart'], { seq: 7 });
    await settle();

    const second = listen();
    client.subscribe(nodes, second.listener);
    await clock.advance(30);
    expect(backend.requests).toHaveLength(2);
    expect(backend.last.subscriptions).toEqual([
      expect.objectContaining({ kind: 'pods', since: { epoch: 'a', seq: 7 } }),
      expect.not.objectContaining({ since: expect.anything() }),
    ]);
    expect(old.isOver).toBe(false);
    old.send({
      type: 'delta',
      id: old.subscriptions[0].id,
      cursor: { epoch: 'a', seq: 8 },
      upserts: [['prod', 'uid-late', 'shop', 'late', 2]],
      removes: [],
    });
    await settle();
    expect(first.names).toEqual(['cart', 'late']);

    backend.last.accept().serve(['node-1'], { index: 1 });
    await settle();
    expect(old.isOver).toBe(true);
    expect(second.names).toEqual(['node-1']);
    expect(first.names).toEqual(['cart', 'late']);
  });

  it('keeps the old stream serving while a new one is refused', async () => {
    const { backend, clock, client } = setUp();
    const first = listen();
    client.subscribe(pods, first.listener);
    await clock.advance(30);
    const old = backend.last.accept().serve(['cart']);
    await settle();
    const second = listen();
    client.subscribe(nodes, second.listener);
    await clock.advance(30);
    backend.last.refuse(403, 'You may not see nodes.');
    await settle();
    expect(second.now.error).toEqual({
      name: 'NotAllowedError',
      message: 'You may not see nodes.',
    });
    expect(first.now.error).toBeUndefined();
    expect(first.now.sources).toEqual([liveSource('pods')]);
    expect(old.isOver).toBe(false);
  });

  it('lingers after the last listener, and asks for nothing when it comes back', async () => {
    const { backend, clock, client } = setUp();
    const leave = client.subscribe(pods, listen().listener);
    await clock.advance(30);
    backend.last.accept().serve(['cart']);
    await settle();
    leave();
    await clock.advance(4_000);
    const back = listen();
    const leaveAgain = client.subscribe(pods, back.listener);
    expect(back.names).toEqual(['cart']);
    await clock.advance(10_000);
    expect(backend.requests).toHaveLength(1);
    expect(backend.last.isOver).toBe(false);

    leaveAgain();
    await clock.advance(5_100);
    expect(backend.last.isOver).toBe(true);
    expect(backend.requests).toHaveLength(1);
  });

  it('gives windows a stream of their own, without a trail of old ones', async () => {
    const { backend, clock, client } = setUp();
    client.subscribe(pods, listen().listener);
    const window = { offset: 0, limit: 100 };
    const leave = client.subscribe({ ...nodes, window }, listen().listener);
    await clock.advance(30);
    expect(
      backend.requests.map(request => request.subscriptions.length),
    ).toEqual([1, 1]);
    for (const request of backend.requests) {
      request.accept().serve(['one']);
    }
    await settle();
    leave();
    client.subscribe(
      { ...nodes, window: { ...window, offset: 100 } },
      listen().listener,
    );
    await clock.advance(30);
    expect(backend.requests).toHaveLength(3);
    expect(backend.last.subscriptions).toEqual([
      expect.objectContaining({ window: { offset: 100, limit: 100 } }),
    ]);
  });

  it('turns stale when pings stop, keeps rows, and resumes by cursor', async () => {
    const { backend, clock, client } = setUp();
    const seen = listen();
    client.subscribe(pods, seen.listener);
    await clock.advance(30);
    backend.last.accept().serve(['cart'], { seq: 5 });
    await clock.advance(15_000);
    backend.last.send({ type: 'ping', time: 0 });
    await settle();
    const heard = new Date(clock.now()).toISOString();
    await clock.advance(29_000);
    expect(seen.now.sources[0].state).toBe('live');
    await clock.advance(1_100);

    expect(seen.now.sources).toEqual([
      {
        ...liveSource('pods'),
        state: 'stale',
        since: heard,
        reason: "Nothing was heard from the portal's backend for 30 seconds",
      },
    ]);
    expect(seen.names).toEqual(['cart']);
    expect(seen.now.state).toBe('ready');
    await clock.advance(500);
    expect(backend.requests).toHaveLength(2);
    expect(backend.last.subscriptions[0].since).toEqual({ epoch: 'a', seq: 5 });
    const { id } = backend.last.subscriptions[0];
    backend.last
      .accept()
      .send({ type: 'state', id, sources: [liveSource('pods')] });
    await settle();
    expect(seen.now.sources).toEqual([liveSource('pods')]);
    expect(seen.names).toEqual(['cart']);
  });

  it('backs off from 0.5 to 30 seconds while nothing answers, and starts over after', async () => {
    const { backend, clock, client } = setUp();
    const seen = listen();
    client.subscribe(pods, seen.listener);
    await clock.advance(30);
    const waits: number[] = [];
    for (let attempt = 0; attempt < 8; attempt += 1) {
      backend.last.fail('Failed to fetch');
      const failedAt = clock.now();
      const before = backend.requests.length;
      while (backend.requests.length === before) {
        await clock.advance(500);
      }
      waits.push(clock.now() - failedAt);
    }
    expect(waits).toEqual([
      500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000,
    ]);
    expect(seen.now.state).toBe('connecting');
    expect(seen.now.error).toEqual({
      name: 'ConnectionError',
      message: "The portal's backend cannot be reached: Failed to fetch",
    });

    backend.last.accept().serve(['cart']);
    await settle();
    expect(seen.now.error).toBeUndefined();
    backend.last.end();
    await clock.advance(500);
    expect(backend.open).toHaveLength(1);
  });

  it('reconnects at once when credentials expired, unless they do so again and again', async () => {
    const { backend, clock, client } = setUp();
    const seen = listen();
    client.subscribe(pods, seen.listener);
    await clock.advance(30);
    backend.last.accept().serve(['cart'], { seq: 3 });
    await clock.advance(10_000);
    backend.last.send({ type: 'bye', reason: 'expired' });
    await settle();
    expect(backend.requests).toHaveLength(2);
    expect(backend.last.subscriptions[0].since).toEqual({ epoch: 'a', seq: 3 });
    expect(seen.now.sources[0].state).toBe('live');

    backend.last.accept().send({ type: 'bye', reason: 'expired' });
    await settle();
    expect(backend.requests).toHaveLength(2);
    expect(seen.now.sources[0].reason).toBe('Your session has ended');
    await clock.advance(500);
    expect(backend.requests).toHaveLength(3);
  });

  it('waits a little when the backend shuts down, and says so', async () => {
    const { backend, clock, client } = setUp();
    const seen = listen();
    client.subscribe(pods, seen.listener);
    await clock.advance(30);
    backend.last
      .accept()
      .serve(['cart'])
      .send({ type: 'bye', reason: 'shutdown' });
    await settle();
    expect(seen.now.sources[0]).toMatchObject({
      state: 'stale',
      reason: "The portal's backend is restarting",
    });
    expect(backend.requests).toHaveLength(1);
    await clock.advance(500);
    expect(backend.requests).toHaveLength(2);
  });

  it.each([
    [400, 'Error', 'The live feed was refused: no good'],
    [403, 'NotAllowedError', 'no good'],
    [
      413,
      'PayloadTooLargeError',
      'This page asks for more than one feed may carry: narrow it by filters. (no good)',
    ],
  ])('shows HTTP %i and does not repeat it', async (status, name, message) => {
    const { backend, clock, client } = setUp();
    const seen = listen();
    client.subscribe(pods, seen.listener);
    await clock.advance(30);
    backend.last.refuse(status, 'no good');
    await clock.advance(120_000);
    expect(seen.now.error).toEqual({ name, message });
    expect(backend.requests).toHaveLength(1);

    client.reconnect();
    await clock.advance(0);
    backend.last.accept().serve(['cart']);
    await settle();
    expect(seen.now.error).toBeUndefined();
    expect(seen.names).toEqual(['cart']);
  });

  it.each([
    [
      401,
      10_000,
      'AuthenticationError',
      'Your session has ended: sign in again. (no good)',
    ],
    [
      404,
      5_000,
      'NotFoundError',
      'This portal has no live feed: the backend plugin "cluster" does not answer at its address. It is tried again by itself.',
    ],
  ])(
    'shows HTTP %i and tries again after %i ms',
    async (status, ms, name, message) => {
      const { backend, clock, client } = setUp();
      const seen = listen();
      client.subscribe(pods, seen.listener);
      await clock.advance(30);
      backend.last.refuse(status, 'no good');
      await clock.advance(ms - 100);
      expect(seen.now.error).toEqual({ name, message });
      expect(backend.requests).toHaveLength(1);

      await clock.advance(200);
      backend.last.accept().serve(['cart']);
      await settle();
      expect(seen.now.error).toBeUndefined();
      expect(seen.names).toEqual(['cart']);
    },
  );

  it('repeats 429 when it is told to', async () => {
    const { backend, clock, client } = setUp();
    const seen = listen();
    client.subscribe(pods, seen.listener);
    await clock.advance(30);
    backend.last.refuse(429, 'Ten streams are open.', { 'Retry-After': '7' });
    await clock.advance(6_900);
    expect(seen.now.error?.name).toBe('TooManyRequestsError');
    expect(backend.requests).toHaveLength(1);
    await clock.advance(200);
    expect(backend.requests).toHaveLength(2);
  });

  it('gives up a request that is never answered', async () => {
    const { backend, clock, client } = setUp();
    client.subscribe(pods, listen().listener);
    await clock.advance(30);
    await clock.advance(30_000);
    expect(backend.requests[0].isOver).toBe(true);
    await clock.advance(500);
    expect(backend.requests).toHaveLength(2);
  });

  it('survives what is no feed', async () => {
    const { backend, clock, client } = setUp();
    const seen = listen();
    client.subscribe(pods, seen.listener);
    await clock.advance(30);
    backend.last.accept().serve(['cart']).write('data: <html>\n\n');
    await settle();
    expect(seen.now.sources[0].state).toBe('stale');
    await clock.advance(500);
    expect(backend.requests).toHaveLength(2);
  });

  it('takes an error of one subscription as data', async () => {
    const { backend, clock, client } = setUp();
    const bad = listen();
    const good = listen();
    client.subscribe({ kind: 'unicorns' }, bad.listener);
    client.subscribe(pods, good.listener);
    await clock.advance(30);
    const { id } = backend.last.subscriptions[0];
    const error = { name: 'NotFoundError', message: 'No kind "unicorns".' };
    backend.last
      .accept()
      .send({ type: 'error', id, error })
      .serve(['cart'], { index: 1 });
    await settle();
    expect(bad.now.error).toEqual(error);
    expect(good.names).toEqual(['cart']);
  });

  it('marks rows stale that cannot be served at the moment, and asks again', async () => {
    const { backend, clock, client } = setUp();
    const seen = listen();
    client.subscribe(pods, seen.listener);
    await clock.advance(30);
    backend.last.accept().serve(['cart']);
    await settle();
    client.reconnect();
    await clock.advance(0);
    const error = {
      name: 'NotFoundError',
      message: 'There is no such entity.',
    };
    const { id } = backend.last.subscriptions[0];
    backend.last.accept().send({ type: 'error', id, error });
    await settle();
    expect(seen.names).toEqual(['cart']);
    expect(seen.now.sources).toMatchObject([
      { state: 'stale', reason: 'There is no such entity.' },
    ]);
    const asked = backend.requests.length;
    await clock.advance(4_900);
    expect(backend.requests).toHaveLength(asked);
    await clock.advance(200);
    expect(backend.requests).toHaveLength(asked + 1);
    backend.last.accept().serve(['web']);
    await settle();
    expect(seen.names).toEqual(['web']);
    expect(seen.now.sources[0].state).toBe('live');
  });

  it('lets streams go in a hidden tab and resumes when it is shown', async () => {
    const { backend, clock, page, client } = setUp();
    const seen = listen();
    client.subscribe(pods, seen.listener);
    await clock.advance(30);
    backend.last.accept().serve(['cart'], { seq: 9 });
    await settle();
    page.set('hidden');
    await clock.advance(4_900);
    page.set('visible');
    await clock.advance(1_000);
    expect(backend.open).toHaveLength(1);

    page.set('hidden');
    await clock.advance(5_100);
    expect(backend.open).toHaveLength(0);
    client.subscribe(nodes, listen().listener);
    await clock.advance(600_000);
    expect(backend.requests).toHaveLength(1);

    page.set('visible');
    await clock.advance(0);
    expect(backend.requests).toHaveLength(2);
    expect(backend.last.subscriptions[0].since).toEqual({ epoch: 'a', seq: 9 });
    expect(seen.names).toEqual(['cart']);
  });

  it('reconnects at once when the network is back, and after sleep', async () => {
    const { backend, clock, network, client } = setUp();
    client.subscribe(pods, listen().listener);
    await clock.advance(30);
    backend.last.accept().serve(['cart']);
    await settle();
    network.dispatchEvent(new Event('online'));
    await clock.advance(0);
    expect(backend.requests).toHaveLength(2);
    backend.last.accept().serve(['cart']);
    await settle();
    expect(backend.open).toHaveLength(1);

    await clock.advance(12_000);
    expect(backend.requests).toHaveLength(2);
    // The watchdog fires as well; it must not put the reconnect off.
    await clock.sleep(22_000);
    await clock.advance(0);
    expect(backend.requests).toHaveLength(3);
  });
});

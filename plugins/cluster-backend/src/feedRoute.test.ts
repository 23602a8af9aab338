import { randomBytes } from 'node:crypto';
import net from 'node:net';
import { mockCredentials } from '@backstage/backend-test-utils';
import request from 'supertest';
import { AuditLog } from './__testUtils__/AuditLog';
import { allClosed, eventually } from './__testUtils__/eventually';
import { FakeGateway } from './__testUtils__/FakeGateway';
import { FeedReader } from './__testUtils__/FeedReader';
import { Portal, startPortal } from './__testUtils__/startPortal';

// A machine may be busy with other things.
jest.setTimeout(90_000);

const FEED = '/api/cluster/v1/feed';
const ada = mockCredentials.user.header('user:default/ada');
const bob = mockCredentials.user.header('user:default/bob');
const podsBody = { subscriptions: [{ id: 'pods', kind: 'pods' }] };

describe('POST /v1/feed', () => {
  let gateway: FakeGateway;
  let portal: Portal;
  const audit = new AuditLog();

  beforeAll(async () => {
    gateway = new FakeGateway();
    portal = await startPortal({
      gateway,
      features: [audit.factory()],
      config: { wheelhouse: { feed: { maxStreamsPerUser: 3 } } },
    });
  });
  afterAll(() => portal.stop());
  beforeEach(() => {
    gateway.opened.length = 0;
    audit.records.length = 0;
  });

  const open = (options: {
    authorization?: string;
    encoding?: 'gzip' | 'br';
  }) =>
    FeedReader.open({
      url: portal.url,
      body: podsBody,
      authorization: ada,
      ...options,
    });

  it.each([undefined, 'gzip', 'br'] as const)(
    'sends each event at once to a reader that accepts %s',
    async encoding => {
      const reader = await open({ encoding });
      expect(reader.response.headers['content-encoding']).toBe(encoding);
      await reader.find(event => event.type === 'snapshot');
      for (let index = 0; index < 10; index++) {
        await new Promise(resolve => setTimeout(resolve, 45));
        gateway.opened[0].set('pod', `value-${index}`);
        // What is left in a compressor never comes.
        await reader.find(event =>
          JSON.stringify(event).includes(`"value-${index}"`),
        );
      }
      reader.close();
      await allClosed(gateway);
    },
  );

  it('holds back for a slow reader behind the compressor as well', async () => {
    const body = JSON.stringify(podsBody);
    const { port } = new URL(portal.url);
    const socket = net.connect({ port: Number(port), host: '127.0.0.1' });
    socket.pause();
    socket.write(
      `POST ${FEED} HTTP/1.1\r\nHost: x\r\nAuthorization: ${ada}\r\nAccept-Encoding: gzip\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
    );
    await eventually(() => gateway.opened.length === 1);
    const [subscription] = gateway.opened;
    let takes = -1;
    let quiet = 0;
    // Until nothing has been taken for half a second, though all the time more came.
    while (quiet < 10) {
      quiet = subscription.takes === takes ? quiet + 1 : 0;
      takes = subscription.takes;
      subscription.set('big', randomBytes(512 * 1024).toString('base64'));
      await new Promise(resolve => setTimeout(resolve, 50));
    }
    subscription.set('last', 'word');
    socket.resume();
    await eventually(() => subscription.takes > takes);
    expect(subscription.takes).toBe(takes + 1);
    socket.destroy();
    await allClosed(gateway);
  });

  it('takes no more streams of one user than config allows', async () => {
    const readers = [await open({}), await open({}), await open({})];
    await eventually(() => audit.records.length === 6);
    const refused = await request(portal.url)
      .post(FEED)
      .set('Authorization', ada)
      .send(podsBody);
    expect(refused.status).toBe(429);
    expect(refused.headers['retry-after']).toBe('10');
    expect(refused.body.error).toMatchObject({
      name: 'TooManyStreamsError',
      message:
        'You have 3 live streams open, which is the limit. Close a tab or two and try again.',
    });
    expect(audit.summary().slice(6)).toEqual([
      'feed-open low initiated',
      'feed-open low failed',
    ]);

    readers.push(await open({ authorization: bob }));
    readers[0].close();
    await eventually(() => gateway.opened[0].closed);
    const again = await open({});
    expect(again.response.statusCode).toBe(200);
    for (const reader of [...readers, again]) {
      reader.close();
    }
    await allClosed(gateway);
  });

  it('records what was asked for and what of it was refused', async () => {
    const scope = { clusters: ['one'], namespaces: ['shop'] };
    const reader = await FeedReader.open({
      url: portal.url,
      authorization: ada,
      body: {
        subscriptions: [
          { id: 'pods', kind: 'pods', scope },
          { id: 'none', kind: 'unicorns' },
        ],
      },
    });
    await eventually(() => audit.records.length === 2);
    const meta = {
      subscriptions: [
        { kind: 'pods', scope },
        { kind: 'unicorns', scope: {} },
      ],
    };
    expect(audit.records).toEqual([
      expect.objectContaining({ status: 'initiated', meta }),
      expect.objectContaining({
        status: 'succeeded',
        meta: { ...meta, refused: [{ id: 'none', error: 'InputError' }] },
      }),
    ]);
    reader.close();
    await allClosed(gateway);
  });

  const send = (body: string) =>
    request(portal.url)
      .post(FEED)
      .set('Authorization', ada)
      .set('Content-Type', 'application/json')
      .send(body);
  const subscriptions = (count: number) =>
    JSON.stringify({
      subscriptions: Array.from({ length: count }, (_, index) => ({
        id: `s${index}`,
        kind: 'pods',
      })),
    });

  it.each<[string, string, number, string]>([
    ['no JSON', '{"subscriptions": [', 400, 'is not JSON'],
    ['nothing', '', 400, 'subscriptions must be a list, but is missing'],
    [
      'a text',
      '"hello"',
      400,
      "all of it must be an object, but is the text 'hello'",
    ],
    ['null', 'null', 400, 'all of it must be an object, but is null'],
    ['a list', '[1]', 400, 'all of it must be an object, but is a list of 1'],
    [
      'no list',
      '{"subscriptions": {}}',
      400,
      'subscriptions must be a list, but is an object',
    ],
    [
      'a subscription without a kind',
      '{"subscriptions": [{"id": "a", "kind": "pods"}, {"id": "b"}]}',
      400,
      'subscriptions[1].kind must be a text, but is missing',
    ],
    [
      'the same id twice',
      '{"subscriptions": [{"id": "a", "kind": "pods"}, {"id": "a", "kind": "nodes"}]}',
      400,
      "subscriptions[1].id must be an id that no other subscription of the feed has, but is the text 'a'",
    ],
    [
      'a window of too many rows',
      '{"subscriptions": [{"id": "a", "kind": "pods", "window": {"offset": 0, "limit": 501}}]}',
      400,
      'subscriptions[0].window.limit must be a number of at most 500, but is 501',
    ],
    [
      'a misspelt narrowing',
      '{"subscriptions": [{"id": "a", "kind": "pods", "scope": {"namespace": ["shop"]}}]}',
      400,
      "subscriptions[0].scope has no field 'namespace'",
    ],
    [
      'a cursor that is none',
      '{"subscriptions": [{"id": "a", "kind": "pods", "since": {"epoch": "e", "seq": 1.5}}]}',
      400,
      'subscriptions[0].since.seq must be a whole number, but is 1.5',
    ],
    [
      '101 subscriptions',
      subscriptions(101),
      400,
      'subscriptions must be a list with a length of at most 100, but is a list of 101',
    ],
    [
      'many mistakes',
      JSON.stringify({ subscriptions: Array(50).fill({}) }),
      400,
      'and 97 more of this sort',
    ],
    ['10,000 subscriptions', subscriptions(10_000), 413, '64 KiB'],
    [
      'more than 64 KiB',
      JSON.stringify({ subscriptions: [], padding: 'x'.repeat(64 * 1024) }),
      413,
      'The body of the request is larger than 64 KiB, which is the limit.',
    ],
  ])('refuses %s', async (_what, body, status, message) => {
    const response = await send(body);
    expect(response.status).toBe(status);
    expect(response.body.error.message).toContain(message);
    expect(gateway.opened).toHaveLength(0);
  });

  it('opens a hundred subscriptions', async () => {
    const reader = await FeedReader.open({
      url: portal.url,
      authorization: ada,
      body: JSON.parse(subscriptions(100)),
    });
    await reader.find(event => event.type === 'snapshot' && event.id === 's99');
    expect(
      reader.events.filter(({ type }) => type === 'snapshot'),
    ).toHaveLength(100);
    reader.close();
    await allClosed(gateway);
  });
});

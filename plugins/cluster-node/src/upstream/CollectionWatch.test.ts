import { CollectionWatch } from './CollectionWatch';
import { HttpApiClient } from './HttpApiClient';
import { fastTiming } from './testing/fastTiming';
import { errorEvent, event, listEnd, page } from './testing/objects';
import { RecordingSink } from './testing/RecordingSink';
import {
  Answer,
  failure,
  json,
  lines,
  ScriptedServer,
} from './testing/ScriptedServer';
import { UpstreamTiming } from './UpstreamTiming';

// A machine may be busy with other things.
jest.setTimeout(60_000);

const list = [
  event('ADDED', 'a', '3'),
  event('ADDED', 'b', '2'),
  listEnd('10'),
];
const hang: Answer = lines([], { open: true });
const cut =
  (...events: object[]): Answer =>
  async response => {
    await lines(events, { open: true })(response, undefined as never);
    setTimeout(() => response.destroy(), 10);
  };

describe('CollectionWatch', () => {
  let server: ScriptedServer;
  let client: HttpApiClient;
  let sink: RecordingSink;
  let watch: CollectionWatch | undefined;

  function start(
    options: {
      timing?: Partial<UpstreamTiming>;
      ready?: () => Promise<boolean>;
      path?: () => Promise<string>;
      access?: { group: string; plural: string };
    } = {},
  ) {
    watch = CollectionWatch.start({
      client,
      path: async () => '/api/v1/pods',
      sink,
      ...options,
      // Only tests of silence shall take a machine that is held up for a silent server.
      timing: {
        ...fastTiming,
        idle: 60_000,
        connect: 10_000,
        ...options.timing,
      },
    });
    return watch;
  }

  const live = () => sink.until(() => sink.last.state === 'live');
  const asked = () =>
    server.requests.map(({ query }) =>
      query.has('watch')
        ? `watch ${query.get('resourceVersion') ?? 'list'}`
        : `page ${query.get('continue') ?? 'first'}`,
    );

  beforeEach(async () => {
    server = await ScriptedServer.start();
    server.otherwise(hang);
    client = HttpApiClient.create({ kubeConfig: server.kubeConfig() });
    sink = new RecordingSink();
  });

  afterEach(async () => {
    watch?.stop();
    client.close();
    await server.stop();
  });

  it('lists by streaming, and goes on with the same request', async () => {
    server.next(
      lines(
        [...list, event('MODIFIED', 'a', '11'), event('DELETED', 'b', '12')],
        {
          open: true,
        },
      ),
    );
    start();
    await sink.until(() => sink.log.includes('delete b'));
    expect(sink.log).toEqual([
      'connecting',
      'begin',
      'upsert a',
      'upsert b',
      'end',
      'live',
      'upsert a',
      'delete b',
    ]);
    expect(server.requests).toHaveLength(1);
    const { query } = server.requests[0];
    expect(Object.fromEntries(query)).toEqual({
      watch: 'true',
      allowWatchBookmarks: 'true',
      sendInitialEvents: 'true',
      resourceVersionMatch: 'NotOlderThan',
      timeoutSeconds: expect.stringMatching(/^\d+$/),
    });
    const seconds = Number(query.get('timeoutSeconds'));
    expect(seconds).toBeGreaterThanOrEqual(300);
    expect(seconds).toBeLessThanOrEqual(600);
  });

  it.each([
    [422, 'Invalid'],
    [400, 'BadRequest'],
  ])(
    'lists in pages where streaming is refused with %d',
    async (code, reason) => {
      server.next(
        failure(code, reason, 'sendInitialEvents is forbidden'),
        json(page(['a', 'b'], { resourceVersion: '10', next: 'p2' })),
        json(page(['c'], { resourceVersion: '10' })),
        lines([event('ADDED', 'd', '11')], { open: true }),
      );
      start();
      await sink.until(() => sink.log.includes('upsert d'));
      expect(sink.log).toEqual([
        'connecting',
        'begin',
        'upsert a',
        'upsert b',
        'upsert c',
        'end',
        'live',
        'upsert d',
      ]);
      expect(asked()).toEqual([
        'watch list',
        'page first',
        'page p2',
        'watch 10',
      ]);
      expect(server.requests[1].query.get('limit')).toBe('500');
    },
  );

  it('starts the list over when its pages expire in the middle', async () => {
    server.next(
      failure(422, 'Invalid', 'no'),
      json(page(['a', 'gone'], { resourceVersion: '10', next: 'p2' })),
      failure(410, 'Expired', 'The provided continue parameter is too old'),
      json(page(['a', 'b'], { resourceVersion: '20' })),
    );
    start();
    await live();
    expect([...sink.objects.keys()]).toEqual(['a', 'b']);
    expect(sink.stateNames).toEqual(['connecting', 'live']);
  });

  it('takes smaller pages where one is too large', async () => {
    const answer = client.request.bind(client);
    jest
      .spyOn(client, 'request')
      .mockImplementation(request =>
        answer({ ...request, maximumBytes: 2_000 }),
      );
    server.next(failure(422, 'Invalid', 'no'));
    server.otherwise((response, request) => {
      if (request.query.has('watch')) {
        return hang(response, request);
      }
      const limit = Number(request.query.get('limit'));
      const names = Array.from({ length: limit }, (_, index) => `pod-${index}`);
      return json(page(names, { resourceVersion: '5' }))(response, request);
    });
    start();
    await live();
    expect(
      server.requests.flatMap(({ query }) => query.get('limit') ?? []),
    ).toEqual(['500', '125', '32', '8']);
    expect(sink.objects.size).toBe(8);
  });

  it('goes on from the last event after a clean end, without a change of state', async () => {
    server.next(
      lines([...list, event('ADDED', 'c', '11')]),
      lines([event('BOOKMARK', '', '15')]),
      lines([event('MODIFIED', 'c', '16')], { open: true }),
    );
    start();
    await sink.until(() => sink.log.filter(e => e === 'upsert c').length === 2);
    expect(asked()).toEqual(['watch list', 'watch 11', 'watch 15']);
    expect(sink.stateNames).toEqual(['connecting', 'live']);
    expect(sink.log.filter(entry => entry === 'begin')).toHaveLength(1);
  });

  it('takes nothing back when events come again that are older than what is known', async () => {
    server.next(
      lines([
        ...list,
        event('MODIFIED', 'a', '99'),
        event('DELETED', 'b', '101'),
        event('ADDED', 'b', '7'),
        event('MODIFIED', 'a', '11'),
        event('MODIFIED', 'a', '99'),
        { type: 'BOOKMARK', object: { metadata: { resourceVersion: '98' } } },
      ]),
      lines([event('DELETED', 'b', '101'), event('ADDED', 'c', '102')], {
        open: true,
      }),
    );
    start();
    await sink.until(() => sink.log.includes('upsert c'));
    expect(sink.log.slice(sink.log.indexOf('live') + 1)).toEqual([
      'upsert a',
      'delete b',
      'upsert c',
    ]);
    expect(asked().slice(1)).toEqual(['watch 101']);
  });

  it('takes every event where versions are no numbers', async () => {
    server.next(
      lines([event('ADDED', 'a', 'x9'), listEnd('x9')]),
      lines([event('MODIFIED', 'a', 'x1')], { open: true }),
    );
    start();
    await sink.until(() => sink.log.filter(l => l === 'upsert a').length === 2);
    expect(asked().slice(1)).toEqual(['watch x9']);
  });

  it('goes on after one broken connection as if nothing had been', async () => {
    server.next(
      cut(...list),
      lines([event('ADDED', 'c', '11')], { open: true }),
    );
    start();
    await sink.until(() => sink.log.includes('upsert c'));
    expect(asked()).toEqual(['watch list', 'watch 10']);
    expect(sink.stateNames).toEqual(['connecting', 'live']);
  });

  it('is stale while the API server is down, and goes on without listing', async () => {
    server.next(lines(list, { open: true }));
    start();
    await live();
    const before = new Date();
    server.otherwise(response => {
      response.destroy();
    });
    server.dropConnections();
    await sink.until(() => sink.last.state === 'stale');
    expect(sink.last.reason).toBe('The connection to the API server was cut.');
    expect(sink.last.since.getTime()).toBeGreaterThanOrEqual(
      before.getTime() - 50,
    );
    const tries = server.requests.length;
    await new Promise(resolve => setTimeout(resolve, 100));
    expect(server.requests.length).toBeLessThan(tries + 60);
    await sink.until(() => server.requests.length > tries);
    server.otherwise(lines([event('ADDED', 'c', '11')], { open: true }));
    await sink.until(() => sink.log.includes('upsert c'));
    expect(sink.stateNames).toEqual(['connecting', 'live', 'stale', 'live']);
    expect(sink.log.filter(entry => entry === 'begin')).toHaveLength(1);
  });

  it('lists again after 410, as an answer and as an event, and drops what is gone', async () => {
    server.next(
      lines(list),
      failure(410, 'Expired', 'too old resource version'),
      lines([event('ADDED', 'a', '20'), listEnd('21')]),
      lines([errorEvent(410, 'Expired', 'too old resource version')]),
      lines([event('ADDED', 'c', '30'), listEnd('31')], { open: true }),
    );
    start();
    await sink.until(() => sink.objects.has('c'));
    await sink.until(() => sink.log.at(-1) === 'end');
    expect([...sink.objects.keys()]).toEqual(['c']);
    expect(asked()).toEqual([
      'watch list',
      'watch 10',
      'watch list',
      'watch 21',
      'watch list',
    ]);
    expect(sink.stateNames).toEqual(['connecting', 'live']);
  });

  it('waits as long as a 429 asks', async () => {
    server.next(
      failure(429, 'TooManyRequests', 'slow down', { 'Retry-After': '1' }),
      lines(list, { open: true }),
    );
    const began = Date.now();
    start();
    await live();
    expect(Date.now() - began).toBeGreaterThanOrEqual(1_000);
    expect(sink.states[1]).toMatchObject({
      state: 'connecting',
      reason: 'slow down',
    });
  });

  it('fails with 401, naming the credential, and recovers', async () => {
    server.next(...Array(3).fill(failure(401, 'Unauthorized', 'Unauthorized')));
    server.otherwise(lines(list, { open: true }));
    start();
    await live();
    expect(sink.stateNames).toEqual(['connecting', 'failed', 'live']);
    expect(sink.states[1].reason).toContain('The token of this cluster');
  });

  it('is denied with 403, shows nothing any more, and recovers when allowed', async () => {
    server.next(lines(list));
    server.otherwise(failure(403, 'Forbidden', 'pods is forbidden'));
    start();
    await sink.until(() => sink.last.state === 'denied');
    expect(sink.last.reason).toBe('pods is forbidden');
    expect(sink.objects.size).toBe(0);
    expect(sink.log.slice(-3)).toEqual(['begin', 'end', 'denied']);
    server.otherwise(lines(list, { open: true }));
    await live();
    expect(sink.objects.size).toBe(2);
  });

  it('does not believe a 403 from an API server that is still starting', async () => {
    let ready = false;
    server.next(
      lines(list),
      ...Array(4).fill(failure(403, 'Forbidden', 'not yet')),
      lines([event('ADDED', 'c', '11')], { open: true }),
    );
    start({ ready: async () => ready });
    await sink.until(() => sink.log.includes('upsert c'));
    ready = true;
    expect(sink.stateNames).toEqual(['connecting', 'live', 'stale', 'live']);
    expect(sink.objects.size).toBe(3);
  });

  it('believes a 403 in the end', async () => {
    server.next(lines(list));
    server.otherwise(failure(403, 'Forbidden', 'no'));
    start({ ready: async () => false });
    await sink.until(() => sink.last.state === 'denied');
    expect(sink.stateNames).toEqual(['connecting', 'live', 'stale', 'denied']);
    expect(sink.objects.size).toBe(0);
  });

  it('does not believe a 403 that came just before the API server was ready', async () => {
    server.next(
      lines(list),
      failure(403, 'Forbidden', 'not yet'),
      lines([event('ADDED', 'c', '11')], { open: true }),
    );
    start({ ready: async () => true });
    await sink.until(() => sink.log.includes('upsert c'));
    expect(sink.stateNames).toEqual(['connecting', 'live']);
    expect(sink.objects.size).toBe(3);
  });

  it('notices a permission that is revoked while it watches', async () => {
    server.next(lines(list, { open: true }));
    server.otherwise((response, request) =>
      request.method === 'POST'
        ? json({ status: { allowed: false } })(response, request)
        : failure(403, 'Forbidden', 'revoked')(response, request),
    );
    start({
      timing: { accessCheck: 20 },
      access: { group: '', plural: 'pods' },
    });
    await sink.until(() => sink.last.state === 'denied');
    expect(sink.objects.size).toBe(0);
    expect(JSON.parse(server.requests[1].body).spec).toEqual({
      resourceAttributes: { group: '', resource: 'pods', verb: 'watch' },
    });
  });

  it('is absent with 404, and appears', async () => {
    server.next(failure(404, 'NotFound', 'could not find the resource'));
    server.otherwise(lines(list, { open: true }));
    start();
    await live();
    expect(sink.stateNames).toEqual(['connecting', 'absent', 'live']);
  });

  it('moves when the collection is served elsewhere', async () => {
    let version = 'v1';
    server.otherwise(lines(list, { open: true }));
    start({ path: async () => `/apis/x.dev/${version}/things` });
    await live();
    version = 'v2';
    await watch?.recheck();
    await sink.until(() => sink.log.filter(e => e === 'end').length === 2);
    expect(server.requests.map(({ path }) => path)).toEqual([
      '/apis/x.dev/v1/things',
      '/apis/x.dev/v2/things',
    ]);
    await watch?.recheck();
    expect(server.requests).toHaveLength(2);
  });

  it('gives a connection up on which nothing comes, and says since when', async () => {
    const idle = 500;
    let lastByte = 0;
    let askedAgain = 0;
    server.next(async (response, request) => {
      await lines(list, { open: true })(response, request);
      lastByte = Date.now();
    });
    server.otherwise(response => {
      askedAgain ||= Date.now();
      setTimeout(() => response.destroy(), 30);
    });
    start({ timing: { idle } });
    await sink.until(() => sink.last.state === 'stale');
    expect(askedAgain - lastByte).toBeGreaterThanOrEqual(100);
    expect(asked().slice(0, 2)).toEqual(['watch list', 'watch 10']);
    // A busy machine notices late, by as much as it asked again late.
    const late = Math.max(0, askedAgain - lastByte - idle);
    expect(Math.abs(sink.last.since.getTime() - lastByte)).toBeLessThan(
      100 + late,
    );
  });

  it('calls a collection stale whose server fell silent and does not answer again either', async () => {
    server.next(lines(list, { open: true }));
    start({ timing: { idle: 300, connect: 100 } });
    await live();
    server.otherwise(() => undefined);
    await sink.until(() => sink.last.state === 'stale');
    expect(server.requests.length).toBeGreaterThan(1);
  });

  it('does not call a collection stale in which nothing happens', async () => {
    server.next(lines(list, { open: true }));
    start({ timing: { idle: 200 } });
    await sink.until(() => server.requests.length === 5);
    expect(sink.stateNames).toEqual(['connecting', 'live']);
    expect(asked()).toEqual(['watch list', ...Array(4).fill('watch 10')]);
  });

  it('stays on a connection that says little but not nothing', async () => {
    let said = false;
    server.next(async response => {
      lines(list, { open: true })(response, undefined as never);
      for (let version = 11; version < 20; version += 1) {
        await new Promise(resolve => setTimeout(resolve, 200));
        response.write(
          `${JSON.stringify(event('BOOKMARK', '', String(version)))}\n`,
        );
      }
      said = true;
    });
    start({ timing: { idle: 1_000 } });
    await live();
    await sink.until(() => said);
    expect(server.requests).toHaveLength(1);
  });

  it.each<[string, Answer]>([
    ['a line that is no JSON', lines(['{"type":"ADDED","obj', '<html>'])],
    ['an HTML page', lines(['<html><body>Sign in</body></html>'])],
    ['an event without an object', lines([{ type: 'ADDED' }])],
    ['a truncated last line', cut(event('ADDED', 'x', '1'))],
    [
      'an ERROR event',
      lines([errorEvent(500, 'InternalError', 'etcd is gone')]),
    ],
    ['an error', failure(500, 'InternalError', 'etcd is gone')],
    [
      'a redirect',
      response => {
        response.writeHead(307, { Location: '/elsewhere' });
        response.end();
      },
    ],
    ['a list that ends before it is whole', lines(list.slice(0, 1))],
  ])('gets over %s in the list', async (_, answer) => {
    server.next(answer, answer);
    server.otherwise(lines(list, { open: true }));
    start();
    await live();
    expect([...sink.objects.keys()].sort()).toEqual(['a', 'b']);
    expect(sink.stateNames).toEqual(['connecting', 'failed', 'live']);
    expect(sink.states[1].reason).toMatch(/\S+ .*\S/);
  });

  it('does not take a half line for an object', async () => {
    server.next(lines(list), response => {
      response.writeHead(200);
      response.write(`${JSON.stringify(event('ADDED', 'c', '11'))}\n`);
      response.end(JSON.stringify(event('ADDED', 'd', '12')));
    });
    start();
    await sink.until(() => server.requests.length === 3);
    expect(asked()).toEqual(['watch list', 'watch 10', 'watch 11']);
    expect(sink.objects.has('d')).toBe(false);
  });

  it('takes an object over 1 MB and characters of several bytes', async () => {
    const big = event('ADDED', 'grün-😀', '5');
    Object.assign(big.object, { data: 'ä'.repeat(1_000_000) });
    server.next(lines([big, listEnd('6')], { open: true }));
    start();
    await live();
    expect([...sink.objects.keys()]).toEqual(['grün-😀']);
  });

  it('lists again when the API server cannot go on from where it was', async () => {
    server.next(
      lines(list),
      ...Array(3).fill(failure(504, 'Timeout', 'Too large resource version')),
      lines([event('ADDED', 'z', '1'), listEnd('2')], { open: true }),
    );
    start();
    await sink.until(() => sink.objects.has('z') && sink.last.state === 'live');
    expect(asked()).toEqual([
      'watch list',
      'watch 10',
      'watch 10',
      'watch 10',
      'watch list',
    ]);
    expect([...sink.objects.keys()]).toEqual(['z']);
  });

  it('backs off from a server that ends each watch at once', async () => {
    server.next(lines(list));
    server.otherwise(lines([]));
    start({ timing: { backoff: [200, 1_000], shortWatch: 100 } });
    await sink.until(() => sink.last.state === 'stale');
    const tries = server.requests.length;
    expect(tries).toBeLessThan(6);
    expect(sink.last.reason).toBe(
      'The API server ends the watch as soon as it has begun.',
    );
  });

  it('gives streaming up where the server takes it for a plain watch', async () => {
    server.next(
      lines([event('ADDED', 'a', '3'), event('BOOKMARK', '', '3')], {
        open: true,
      }),
      json(page(['a'], { resourceVersion: '4' })),
    );
    start();
    await live();
    expect(asked().slice(0, 2)).toEqual(['watch list', 'page first']);
  });

  it('says nothing after stop, and leaves no connection', async () => {
    server.next(lines(list, { open: true }));
    start();
    await live();
    const told = sink.log.length;
    watch?.stop();
    await new Promise(resolve => setTimeout(resolve, 60));
    expect(sink.log).toHaveLength(told);
    await server.deserted();
    expect(await server.connections()).toBe(0);
  });

  it('stops in the middle of what arrives', async () => {
    server.next(lines(list, { open: true }));
    sink.upsert = () => {
      sink.log.push('upsert');
      watch?.stop();
    };
    start();
    await sink.until(() => sink.log.includes('begin'));
    await new Promise(resolve => setTimeout(resolve, 60));
    expect(sink.log).toEqual(['connecting', 'begin', 'upsert']);
    expect(server.requests).toHaveLength(1);
  });

  it('tries at once when it is told that things are well again', async () => {
    server.next(lines(list));
    server.otherwise(failure(403, 'Forbidden', 'no'));
    const started = start({ timing: { denied: 60_000 } });
    await sink.until(() => sink.last.state === 'denied');
    server.otherwise(lines(list, { open: true }));
    started.nudge();
    await live();
    expect(sink.objects.size).toBe(2);
  });
});

import { once } from 'node:events';
import { IncomingMessage, request as httpRequest } from 'node:http';
import { text } from 'node:stream/consumers';
import { NotAllowedError } from '@backstage/errors';
import { mockCredentials } from '@backstage/backend-test-utils';
import request from 'supertest';
import { AuditLog } from './__testUtils__/AuditLog';
import { eventually } from './__testUtils__/eventually';
import { FakeGateway } from './__testUtils__/FakeGateway';
import { Portal, startPortal } from './__testUtils__/startPortal';

// A machine may be busy with other things.
jest.setTimeout(30_000);

const user = mockCredentials.user.header('user:default/ada');
const MARK = '\uFEFF';

describe('routes that answer rows once', () => {
  let gateway: FakeGateway;
  let portal: Portal;
  let audit: AuditLog;

  beforeAll(async () => {
    gateway = new FakeGateway();
    audit = new AuditLog();
    portal = await startPortal({ gateway, features: [audit.factory()] });
  });
  afterAll(() => portal.stop());
  beforeEach(() => {
    gateway.calls.length = 0;
    gateway.slices.length = 0;
    gateway.rowSources = [];
    gateway.rowsOfKind = [
      ['web-1', 3, null],
      ['web-2', 0, '=cmd, "quoted"'],
    ];
    audit.records.length = 0;
  });

  const post = (path: string, body: object) =>
    request(portal.url)
      .post(`/api/cluster/v1/${path}`)
      .set('Authorization', user)
      .send(body);

  /** A download whose reader takes nothing until told. */
  async function download(body: object): Promise<IncomingMessage> {
    const call = httpRequest(`${portal.url}/api/cluster/v1/rows.csv`, {
      method: 'POST',
      headers: { Authorization: user, 'Accept-Encoding': 'identity' },
    });
    call.end(JSON.stringify(body));
    const [answer] = await once(call, 'response');
    return answer;
  }

  const manyRows = (count: number) => {
    gateway.rowsOfKind = Array.from({ length: count }, (_, index) => [
      `pod-${index}`,
      index,
      'x'.repeat(200),
    ]);
  };

  it('answers all rows as a file that spreadsheets read', async () => {
    const response = await post('rows.csv', {
      kind: 'pods',
      filters: { phase: ['Failed'] },
      sort: { column: 'name', descending: true },
      text: 'web',
    });
    expect(response.status).toBe(200);
    expect(response.headers['content-type']).toMatch(
      /^text\/csv; charset=utf-8/,
    );
    expect(response.headers['content-disposition']).toMatch(
      /^attachment; filename="pods-\d{4}-\d\d-\d\d\.csv"$/,
    );
    expect(response.headers['cache-control']).toBe('no-store');
    expect(response.headers['wheelhouse-rows']).toBe('2');
    expect(response.headers['wheelhouse-not-live']).toBeUndefined();
    expect(response.text).toBe(
      `${MARK}cluster,name,restarts,message\r\none,web-1,3,\r\none,web-2,0,"'=cmd, ""quoted"""\r\n`,
    );
    expect(gateway.calls).toEqual([
      [
        'rows',
        {
          kind: 'pods',
          filters: { phase: ['Failed'] },
          sort: { column: 'name', descending: true },
          text: 'web',
        },
      ],
    ]);
    expect(audit.summary()).toEqual([
      'rows-export low initiated',
      'rows-export low succeeded',
    ]);
    expect(audit.records[1].meta).toMatchObject({
      kind: 'pods',
      text: 'web',
      total: 2,
      sent: 2,
    });
  });

  it('has the columns that were chosen, in their order, and says which sources are not live', async () => {
    gateway.rowSources = [
      { cluster: 'one', kind: 'pods', state: 'live', since: '' },
      { cluster: 'two', kind: 'pods', state: 'stale', since: '' },
    ];
    const response = await post('rows.csv', {
      kind: 'pods',
      columns: ['restarts', 'id'],
    });
    expect(response.text).toBe(
      `${MARK}restarts,id\r\n3,id-web-1\r\n0,id-web-2\r\n`,
    );
    expect(response.headers['wheelhouse-not-live']).toBe('two/pods=stale');
    expect(response.headers['access-control-expose-headers']).toContain(
      'Wheelhouse-Not-Live',
    );
  });

  it('makes the next piece when the reader has taken the last', async () => {
    manyRows(100_000);
    const answer = await download({ kind: 'pods' });
    await eventually(async () => {
      const before = gateway.slices.length;
      await new Promise(resolve => setTimeout(resolve, 500));
      return before > 0 && gateway.slices.length === before;
    });
    expect(gateway.slices.length).toBeLessThan(150);
    const body = await text(answer);
    expect(body.split('\r\n')).toHaveLength(100_002);
    expect(gateway.slices).toHaveLength(200);
  });

  it('ends for a reader who leaves, and says in the log how far it came', async () => {
    manyRows(100_000);
    const answer = await download({ kind: 'pods' });
    await once(answer, 'readable');
    answer.destroy();
    await eventually(() =>
      audit.summary().includes('rows-export low succeeded'),
    );
    const { meta } = audit.records[1];
    expect(meta.total).toBe(100_000);
    expect(meta.sent).toBeLessThan(75_000);
  });

  it('refuses a fourth download at once, until one is over', async () => {
    manyRows(100_000);
    const answers = [
      await download({ kind: 'pods' }),
      await download({ kind: 'pods' }),
      await download({ kind: 'pods' }),
    ];
    const refused = await post('rows.csv', { kind: 'pods' });
    expect(refused.status).toBe(429);
    expect(refused.headers['retry-after']).toBeDefined();
    expect(refused.body.error.message).toMatch(/3 downloads under way/);
    for (const answer of answers) {
      answer.destroy();
    }
    manyRows(1);
    await eventually(
      async () => (await post('rows.csv', { kind: 'pods' })).status === 200,
    );
    expect(audit.summary()).toContain('rows-export low succeeded');
  });

  it('tells errors in JSON', async () => {
    gateway.failure = new NotAllowedError('You may not see pods.');
    const response = await post('rows.csv', { kind: 'pods' });
    expect(response.status).toBe(403);
    expect(response.body.error.message).toBe('You may not see pods.');
    expect(response.headers['content-disposition']).toBeUndefined();
    expect(audit.summary()).toContain('rows-export low failed');
  });

  it.each([
    ['rows.csv', { kind: 'pods', window: {} }, "has no field 'window'"],
    ['rows.csv', {}, 'kind must be a text, but is missing'],
    ['rows.csv', { kind: 'pods', columns: [] }, 'columns must be a list'],
    [
      'rows.csv',
      { kind: 'pods', scope: { ids: [1] } },
      'ids[0] must be a text',
    ],
    [
      'rows',
      { kind: 'pods', limit: 1001 },
      'limit must be a number of at most',
    ],
    ['facets', { kind: 'pods' }, 'column must be a text, but is missing'],
  ])('refuses %s with %j', async (path, body, message) => {
    const response = await post(path, body);
    expect(response.status).toBe(400);
    expect(response.body.error.message).toContain(message);
    expect(gateway.calls).toEqual([]);
  });

  it('answers a part of the rows', async () => {
    const response = await post('rows', { kind: 'pods', offset: 1, limit: 5 });
    expect(response.body).toEqual({
      columns: ['cluster', 'id', 'name', 'restarts', 'message'],
      rows: [['one', 'id-web-2', 'web-2', 0, '=cmd, "quoted"']],
      total: 2,
      sources: [],
    });
    expect(audit.summary()[1]).toBe('rows-read low succeeded');
  });

  it('answers the values of a column', async () => {
    const response = await post('facets', {
      kind: 'pods',
      column: 'namespace',
    });
    expect(response.body.values).toEqual([{ value: 'shop', count: 2 }]);
    expect(audit.records[1].meta).toMatchObject({ valuesOf: 'namespace' });
  });

  it.each(['rows', 'rows.csv', 'facets'])(
    '%s is for users only',
    async path => {
      const call = (who: string) =>
        request(portal.url)
          .post(`/api/cluster/v1/${path}`)
          .set('Authorization', who)
          .send({ kind: 'pods' });
      expect((await call(mockCredentials.none.header())).status).toBe(401);
      expect((await call(mockCredentials.service.header())).status).toBe(403);
      expect(gateway.calls).toEqual([]);
    },
  );
});

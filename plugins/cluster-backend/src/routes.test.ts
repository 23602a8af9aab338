import {
  NotAllowedError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import { mockCredentials } from '@backstage/backend-test-utils';
import request from 'supertest';
import { AuditLog } from './__testUtils__/AuditLog';
import { FakeGateway } from './__testUtils__/FakeGateway';
import { Portal, startPortal } from './__testUtils__/startPortal';

// A machine may be busy with other things.
jest.setTimeout(30_000);

const user = mockCredentials.user.header('user:default/ada');
const POD = '/api/cluster/v1/clusters/one/objects/pods/cart-1';

describe('routes of the cluster plugin', () => {
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
    audit.records.length = 0;
  });

  const get = (path: string) =>
    request(portal.url).get(path).set('Authorization', user);
  const post = (path: string, body: object) =>
    request(portal.url).post(path).set('Authorization', user).send(body);

  it('lists clusters', async () => {
    const response = await get('/api/cluster/v1/clusters');
    expect(response.status).toBe(200);
    expect(response.headers['cache-control']).toBe('no-store');
    expect(response.body).toMatchObject({
      clusters: [{ name: 'one', state: 'live' }],
      problems: [{ name: 'gke' }],
    });
  });

  it('reads an object, masked unless asked otherwise', async () => {
    const masked = await get(`${POD}?namespace=shop`);
    expect(masked.body.object.metadata).toMatchObject({ name: 'cart-1' });
    await get(`${POD}?namespace=shop&view=full`);
    await get('/api/cluster/v1/clusters/one/objects/nodes/n1?namespace=');
    const pod = {
      cluster: 'one',
      kind: 'pods',
      namespace: 'shop',
      name: 'cart-1',
    };
    const node = {
      cluster: 'one',
      kind: 'nodes',
      namespace: undefined,
      name: 'n1',
    };
    expect(gateway.calls).toEqual([
      ['object', pod, 'masked'],
      ['object', pod, 'full'],
      ['object', node, 'masked'],
    ]);
    expect(audit.summary()).toEqual([
      'object-read low initiated',
      'object-read low succeeded',
      'object-inspect medium initiated',
      'object-inspect medium succeeded',
      'object-read low initiated',
      'object-read low succeeded',
    ]);
    expect(audit.records[0]).toMatchObject({
      url: `${POD}?namespace=shop`,
      meta: { ...pod, part: 'object' },
    });
  });

  it('reads the events of an object', async () => {
    const response = await get(`${POD}/events?namespace=shop`);
    expect(response.body.events).toMatchObject([{ reason: 'BackOff' }]);
    expect(audit.summary()).toEqual([
      'object-read low initiated',
      'object-read low succeeded',
    ]);
  });

  it('answers whether something is allowed, and if not why', async () => {
    const check = { cluster: 'one', kind: 'pods', namespace: 'shop' };
    const yes = await post('/api/cluster/v1/access-checks', {
      ...check,
      action: 'read',
    });
    expect(yes.body).toEqual({ allowed: true });
    const no = await post('/api/cluster/v1/access-checks', {
      ...check,
      action: 'inspect',
    });
    expect(no.status).toBe(200);
    expect(no.body).toMatchObject({ allowed: false, deniedBy: 'permission' });
    expect(audit.records.at(-1)).toMatchObject({
      eventId: 'access-check',
      status: 'succeeded',
      meta: { ...check, allowed: false, deniedBy: 'permission' },
    });
  });

  it.each([
    ['253 characters', 'a'.repeat(253)],
    ['colons and capitals', 'system:node-proxier:Zone_A'],
    ['dots', 'pipelineruns.tekton.dev'],
    ['what URLs must encode', 'a b?c#d@e~f+g&h=i;j,k'],
    ['letters of other scripts', 'größe-日本'],
  ])('takes a name with %s', async (_what, name) => {
    const path = `/api/cluster/v1/clusters/one/objects/pods/${encodeURIComponent(
      name,
    )}`;
    expect((await get(path)).status).toBe(200);
    expect((await get(`${path}/events`)).status).toBe(200);
    expect(gateway.calls).toEqual([
      ['object', expect.objectContaining({ name }), 'masked'],
      ['events', expect.objectContaining({ name })],
    ]);
  });

  it.each([
    [
      `/api/cluster/v1/clusters/one/objects/pods/${'a'.repeat(254)}`,
      'name must be a text with a length of at most 253',
    ],
    [
      '/api/cluster/v1/clusters/one/objects/pods/a%2Fb',
      "name must be a name other than '.' and '..', without '/' and '%', but is the text 'a/b'",
    ],
    ['/api/cluster/v1/clusters/one/objects/pods/%E0%A4%A', 'decode'],
    [
      `${POD}?namespace=a&namespace=b`,
      'namespace must be a text, but is a list of 2',
    ],
    [`${POD}?namespace=..`, "namespace must be a name other than '.'"],
    [
      `${POD}?view=secret`,
      "view must be 'masked' or 'full', but is the text 'secret'",
    ],
  ])('refuses %s', async (path, message) => {
    const response = await get(path);
    expect(response.status).toBe(400);
    expect(response.body.error.message).toContain(message);
    expect(gateway.calls).toEqual([]);
  });

  it('refuses an access check that is none', async () => {
    const response = await post('/api/cluster/v1/access-checks', {
      cluster: 'one',
      kind: 3,
      action: 'delete',
    });
    expect(response.status).toBe(400);
    expect(response.body.error.message).toContain(
      "kind must be a text, but is 3; action must be 'read' or 'inspect', but is the text 'delete'",
    );
  });

  it.each([
    [403, new NotAllowedError('You may not read pods in shop.')],
    [404, new NotFoundError("There is no cluster 'one'.")],
    [503, new ServiceUnavailableError("Cluster 'one' could not be reached.")],
  ])('answers %d when the gateway says so', async (status, failure) => {
    gateway.failure = failure;
    const response = await get(`${POD}?namespace=shop`);
    expect(response.status).toBe(status);
    expect(response.body.error).toMatchObject({
      name: failure.name,
      message: failure.message,
    });
    expect(response.body.error.stack).toBeUndefined();
    expect(audit.summary()).toEqual([
      'object-read low initiated',
      'object-read low failed',
    ]);
  });

  it('answers 404 in JSON where there is no route', async () => {
    for (const path of ['/api/cluster/v1/nonsense', '/api/cluster/v2/feed']) {
      const response = await get(path);
      expect(response.status).toBe(404);
      expect(response.body.error.message).toBe(`There is no GET ${path}.`);
    }
    const wrongMethod = await post('/api/cluster/v1/clusters', {});
    expect(wrongMethod.status).toBe(404);
  });

  it('is for users only', async () => {
    const routes = [
      () => request(portal.url).get('/api/cluster/v1/clusters'),
      () => request(portal.url).get(POD),
      () => request(portal.url).get(`${POD}/events`),
      () => request(portal.url).post('/api/cluster/v1/access-checks'),
      () => request(portal.url).post('/api/cluster/v1/feed').send('rubbish'),
    ];
    for (const route of routes) {
      const service = await route().set(
        'Authorization',
        mockCredentials.service.header(),
      );
      expect(service.status).toBe(403);
      expect(service.body.error.message).toContain(
        "does not allow 'service' credentials",
      );
      const nobody = await route().set(
        'Authorization',
        mockCredentials.none.header(),
      );
      expect(nobody.status).toBe(401);
    }
    expect(gateway.calls).toEqual([]);
    expect(audit.records).toEqual([]);
  });

  it('tells the permission framework its permissions and rules', async () => {
    const response = await get(
      '/api/cluster/.well-known/backstage/permissions/metadata',
    );
    const names = (items: { name: string }[]) => items.map(item => item.name);
    expect(names(response.body.permissions)).toEqual([
      'cluster.resource.read',
      'cluster.resource.inspect',
    ]);
    expect(names(response.body.rules)).toEqual([
      'IN_CLUSTER',
      'IN_NAMESPACE',
      'OWNS_NAMESPACE',
    ]);
  });
});

import { mockCredentials } from '@backstage/backend-test-utils';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import request from 'supertest';
import { AuditLog } from '../__testUtils__/AuditLog';
import { FakeGateway } from '../__testUtils__/FakeGateway';
import { Portal, startPortal } from '../__testUtils__/startPortal';

// A machine may be busy with other things.
jest.setTimeout(30_000);

const ACTIONS = '/api/cluster/.backstage/actions/v1/actions';

describe('actions', () => {
  let gateway: FakeGateway;
  let portal: Portal;
  let audit: AuditLog;

  beforeAll(async () => {
    gateway = new FakeGateway();
    audit = new AuditLog();
    portal = await startPortal({
      gateway,
      features: [audit.factory()],
    });
  });
  afterAll(() => portal.stop());
  beforeEach(() => {
    audit.records.length = 0;
    gateway.calls.length = 0;
    gateway.eventsFailure = undefined;
  });

  const invoke = (
    name: string,
    input: object,
    authorization = mockCredentials.user.header('user:default/ada'),
  ) =>
    request(portal.url)
      .post(`${ACTIONS}/cluster:${name}/invoke`)
      .set('Authorization', authorization)
      .send(input);
  const pod = {
    cluster: 'one',
    kind: 'pods',
    namespace: 'shop',
    name: 'cart-1',
  };

  it('are offered as reads without side effects', async () => {
    const response = await request(portal.url).get(ACTIONS);
    expect(
      response.body.actions.map(
        ({ id, attributes }: { id: string; attributes: object }) => [
          id,
          attributes,
        ],
      ),
    ).toEqual(
      ['list-clusters', 'list-entity-workloads', 'describe-object'].map(
        name => [
          `cluster:${name}`,
          { readOnly: true, idempotent: true, destructive: false },
        ],
      ),
    );
  });

  it('list clusters', async () => {
    const response = await invoke('list-clusters', {});
    expect(response.body.output).toEqual(await gateway.clusters());
  });

  it('list the workloads of an entity', async () => {
    const entityRef = 'component:default/cart';
    const response = await invoke('list-entity-workloads', { entityRef });
    const [{ id, ...workload }] = (
      await gateway.workloads(mockCredentials.user(), entityRef)
    ).workloads;
    expect(id).toBe('w1');
    expect(response.body.output).toEqual({
      workloads: [workload],
      unavailable: [
        {
          cluster: 'two',
          kind: 'deployments',
          state: 'denied',
          reason: 'Not for you.',
        },
      ],
    });
    expect(gateway.calls[0]).toEqual(['workloads', entityRef]);
  });

  it('describe an object with its events, and leave a record of it', async () => {
    const response = await invoke('describe-object', pod);
    expect(response.body.output).toMatchObject({
      object: { metadata: { name: 'cart-1', namespace: 'shop' } },
      events: [{ reason: 'BackOff', about: { name: 'cart-1' } }],
    });
    expect(gateway.calls[0]).toEqual(['object', pod, 'masked']);
    expect(audit.summary()).toEqual([
      'object-read low initiated',
      'object-read low succeeded',
      'object-read low initiated',
      'object-read low succeeded',
    ]);
    expect(audit.records[0].meta).toMatchObject({
      ...pod,
      action: 'describe-object',
      user: 'user:default/ada',
    });
  });

  it('describe an object whose events may not be seen', async () => {
    gateway.eventsFailure = new NotAllowedError('You may not read events.');
    const response = await invoke('describe-object', pod);
    expect(response.body.output).toMatchObject({
      object: { metadata: { name: 'cart-1' } },
      events: [],
      eventsProblem: 'You may not read events.',
    });
  });

  it('say what went wrong', async () => {
    gateway.failure = new NotFoundError("There is no cluster 'moon'.");
    const missing = await invoke('describe-object', {
      ...pod,
      cluster: 'moon',
    });
    expect(missing.status).toBe(404);
    expect(missing.body.error.message).toBe("There is no cluster 'moon'.");
    expect(audit.summary()).toEqual([
      'object-read low initiated',
      'object-read low failed',
    ]);

    const rubbish = await invoke('describe-object', { cluster: 'one' });
    expect(rubbish.status).toBe(400);
    expect(rubbish.body.error.message).toContain('kind');
  });

  it('take users only', async () => {
    const response = await invoke(
      'list-clusters',
      {},
      mockCredentials.service.header(),
    );
    expect(response.status).toBe(403);
    expect(response.body.error.message).toContain(
      'has to be called with the credentials of a user',
    );
    expect(gateway.calls).toEqual([]);
  });
});

import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  AuthorizeResult,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import { clusterResourceReadPermission } from '@wheelhouse/backstage-plugin-cluster-common';
import { FakeUpstream } from '../__testUtils__/FakeUpstream';
import { namespace, pod } from '../__testUtils__/objects';
import {
  clusterConditions,
  createClusterConditionalDecision,
} from '../access/rules';
import { ClusterHub } from '../hub/ClusterHub';
import { ReadRows } from './ClusterGateway';
import { DefaultClusterGateway } from './DefaultClusterGateway';

const user = mockCredentials.user();
const onlyShop = createClusterConditionalDecision(
  clusterResourceReadPermission,
  clusterConditions.inNamespace({ namespaces: ['shop'] }),
);

function setUp(
  decision: PolicyDecision = { result: AuthorizeResult.ALLOW },
  clusters = ['harbor'],
) {
  const upstreams = clusters.map(name => new FakeUpstream(name));
  const logger = mockServices.logger.mock();
  const hub = ClusterHub.create({ upstreams, logger, linger: 10 });
  for (const upstream of upstreams) {
    upstream.list('namespaces', [namespace('shop'), namespace('pay')]);
  }
  const gateway = DefaultClusterGateway.create({
    hub,
    logger,
    permissions: mockServices.permissions.mock({
      authorizeConditional: async () => [decision as never],
    }),
    userInfo: mockServices.userInfo(),
    catalog: catalogServiceMock(),
    config: mockServices.rootConfig({
      data: { permission: { enabled: true } },
    }),
  });
  return { upstreams, hub, gateway };
}

const pods = [
  pod('web-1', { labels: { app: 'web' } }),
  pod('web-2', {}, 'Failed'),
  pod('cart-1', { namespace: 'pay' }, 'Failed'),
];

function cells(read: ReadRows, column: string, limit = 100) {
  const position = read.columns.indexOf(column);
  return read.slice(0, limit).map(row => row[position]);
}

describe('rows that are read once', () => {
  it('are sorted, filtered and searched as those of a window', async () => {
    const { upstreams, hub, gateway } = setUp();
    upstreams[0].list('pods', pods);
    const sorted = await gateway.rows(user, {
      kind: 'pods',
      sort: { column: 'name', descending: true },
    });
    expect(cells(sorted, 'name')).toEqual(['web-2', 'web-1', 'cart-1']);
    expect(cells(sorted, 'name', 1)).toEqual(['web-2']);
    expect(sorted.sources).toMatchObject([{ kind: 'pods', state: 'live' }]);

    const failed = await gateway.rows(user, {
      kind: 'pods',
      columns: ['phase'],
      filters: { phase: ['Failed'] },
      text: 'WEB',
    });
    expect(failed.columns).toContain('phase');
    expect(failed.columns).not.toContain('restarts');
    expect(cells(failed, 'name')).toEqual(['web-2']);
    expect(failed.total).toBe(1);

    const ids = cells(sorted, 'id').slice(1) as string[];
    const chosen = await gateway.rows(user, { kind: 'pods', scope: { ids } });
    expect(cells(chosen, 'name')).toEqual(['cart-1', 'web-1']);
    hub.stop();
  });

  it('stay as they were while they are sent', async () => {
    const { upstreams, hub, gateway } = setUp();
    upstreams[0].list('pods', pods);
    const read = await gateway.rows(user, { kind: 'pods' });
    upstreams[0].sink('pods').delete(pods[0]);
    upstreams[0].sink('pods').upsert(pod('a-new'));
    expect(cells(read, 'name')).toEqual(['cart-1', 'web-1', 'web-2']);
    hub.stop();
  });

  it('are only those that the user may see, whatever is asked for', async () => {
    const { upstreams, hub, gateway } = setUp(onlyShop);
    upstreams[0].list('pods', pods);
    const read = await gateway.rows(user, {
      kind: 'pods',
      scope: { namespaces: ['pay', 'shop'] },
    });
    expect(cells(read, 'name')).toEqual(['web-1', 'web-2']);
    hub.stop();
  });

  it('say which sources are missing, and refuse when none can be read', async () => {
    const { upstreams, hub, gateway } = setUp(undefined, ['a', 'b']);
    upstreams[0].list('pods', pods);
    upstreams[1].state('pods', {
      state: 'failed',
      since: new Date(0),
      reason: 'the answer made no sense',
    });
    const read = await gateway.rows(user, { kind: 'pods' });
    expect(read.total).toBe(3);
    expect(read.sources.map(({ state }) => state)).toEqual(['live', 'failed']);
    await expect(
      gateway.rows(user, { kind: 'pods', scope: { clusters: ['b'] } }),
    ).rejects.toThrow(/pods of cluster 'b' .*the answer made no sense/);
    hub.stop();

    const denied = setUp({ result: AuthorizeResult.DENY });
    await expect(denied.gateway.rows(user, { kind: 'pods' })).rejects.toThrow(
      /does not cover pods in cluster harbor/,
    );
    denied.hub.stop();
  });

  it('wait for a kind that nobody has looked at yet', async () => {
    const { upstreams, hub, gateway } = setUp();
    const reading = gateway.rows(user, { kind: 'ingresses' });
    await new Promise(resolve => setTimeout(resolve, 20));
    upstreams[0].list('ingresses', []);
    expect((await reading).total).toBe(0);
    await new Promise(resolve => setTimeout(resolve, 40));
    expect(upstreams[0].stopped).toEqual(['ingresses']);
    hub.stop();
  });

  it.each([
    [{ kind: 'overview' }, /sums/],
    [{ kind: 'widgets' }, /no kind 'widgets'/],
    [{ kind: 'pods', columns: ['colour'] }, /no column 'colour'/],
    [{ kind: 'pods', sort: { column: 'colour' } }, /no column 'colour'/],
    [{ kind: 'pods', filters: { colour: ['red'] } }, /no column 'colour'/],
    [{ kind: 'pods', scope: { clusters: ['reef'] } }, /no cluster 'reef'/],
  ])('refuse %j with a sentence', async (request, message) => {
    const { hub, gateway } = setUp();
    await expect(gateway.rows(user, request)).rejects.toThrow(message);
    hub.stop();
  });
});

describe('values of a column', () => {
  it('are counted under the other filters, those of most rows first', async () => {
    const { upstreams, hub, gateway } = setUp();
    upstreams[0].list('pods', pods);
    const facets = await gateway.facets(user, {
      kind: 'pods',
      column: 'namespace',
      filters: { namespace: ['nowhere'] },
    });
    expect(facets).toEqual({
      values: [
        { value: 'shop', count: 2 },
        { value: 'pay', count: 1 },
      ],
      total: 2,
    });
    const failed = await gateway.facets(user, {
      kind: 'pods',
      column: 'namespace',
      filters: { phase: ['Failed'] },
      search: 'SHO',
    });
    expect(failed.values).toEqual([{ value: 'shop', count: 1 }]);
    hub.stop();
  });

  it('count every item of a list, and what is not there', async () => {
    const { upstreams, hub, gateway } = setUp();
    const tainted = {
      metadata: { name: 'a', uid: 'a' },
      spec: { taints: [{ key: 'gpu', effect: 'NoSchedule' }] },
    };
    upstreams[0].list('nodes', [
      tainted,
      { metadata: { name: 'b', uid: 'b' } },
    ]);
    const { values } = await gateway.facets(user, {
      kind: 'nodes',
      column: 'taints',
    });
    expect(values).toEqual([
      { value: '', count: 1 },
      { value: 'gpu:NoSchedule', count: 1 },
    ]);
    hub.stop();
  });

  it('leave out what the user may not see', async () => {
    const { upstreams, hub, gateway } = setUp(onlyShop);
    upstreams[0].list('pods', pods);
    const { values } = await gateway.facets(user, {
      kind: 'pods',
      column: 'namespace',
    });
    expect(values).toEqual([{ value: 'shop', count: 2 }]);
    await expect(
      gateway.facets(user, { kind: 'pods', column: 'colour' }),
    ).rejects.toThrow(/no column 'colour'/);
    hub.stop();
  });
});

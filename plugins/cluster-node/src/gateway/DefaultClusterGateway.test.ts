import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  applyFeedEvent,
  clusterResourceReadPermission,
  FeedState,
  initialFeedState,
} from '@wheelhouse/backstage-plugin-cluster-common';
import { FakeUpstream } from '../__testUtils__/FakeUpstream';
import { namespace, pod, workload } from '../__testUtils__/objects';
import {
  clusterConditions,
  createClusterConditionalDecision,
} from '../access/rules';
import { ClusterHub } from '../hub/ClusterHub';
import { GatewaySubscription } from './ClusterGateway';
import { DefaultClusterGateway } from './DefaultClusterGateway';

const user = mockCredentials.user();

function setUp(options: { decision?: unknown; permissions?: boolean } = {}) {
  const upstream = new FakeUpstream('harbor');
  const hub = ClusterHub.create({
    upstreams: [upstream],
    logger: mockServices.logger.mock(),
    linger: 10,
  });
  const answer: { decision: unknown } = {
    decision: options.decision ?? { result: AuthorizeResult.ALLOW },
  };
  const gateway = DefaultClusterGateway.create({
    hub,
    permissions: mockServices.permissions.mock({
      authorizeConditional: async () => {
        if (answer.decision instanceof Error) {
          throw answer.decision;
        }
        return [answer.decision] as never;
      },
    }),
    userInfo: mockServices.userInfo(),
    catalog: catalogServiceMock({
      entities: [
        {
          apiVersion: 'backstage.io/v1alpha1',
          kind: 'Component',
          metadata: {
            name: 'web',
            annotations: { 'backstage.io/kubernetes-id': 'web' },
          },
        },
        {
          apiVersion: 'backstage.io/v1alpha1',
          kind: 'Component',
          metadata: { name: 'bare' },
        },
      ],
    }),
    config: mockServices.rootConfig({
      data: {
        permission: { enabled: options.permissions ?? true },
        wheelhouse: { access: { refreshSeconds: 30 } },
      },
    }),
    logger: mockServices.logger.mock(),
  });
  return { upstream, hub, gateway, answer };
}

function follow(live: GatewaySubscription, from = initialFeedState): FeedState {
  return live
    .take()
    .reduce<FeedState>((state, event) => applyFeedEvent(state, event), from);
}

const names = (state: FeedState) =>
  [...state.rows.values()].map(row => row.name).sort();

const open = (
  gateway: DefaultClusterGateway,
  kind: string,
  scope: Record<string, unknown> = {},
) =>
  gateway.subscribe(user, { id: 'a', kind, scope }, { onPending: jest.fn() });

describe('DefaultClusterGateway', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('shows what an entity selects, owners included', async () => {
    const { upstream, hub, gateway } = setUp();
    upstream.list('namespaces', [namespace('shop')]);
    upstream.list('deployments', [
      workload('Deployment', 'web', {
        labels: { 'backstage.io/kubernetes-id': 'web' },
      }),
      workload('Deployment', 'cart'),
    ]);
    const live = await open(gateway, 'workloads', {
      entityRef: 'component:default/web',
    });
    expect(names(follow(live))).toEqual(['web']);
    live.close();
    hub.stop();
  });

  it.each([
    ['widgets', {}, /no kind 'widgets'.*pods/],
    ['constructor', {}, /no kind 'constructor'/],
    ['secrets', {}, /not watched/],
    ['pods', { clusters: ['reef'] }, /no cluster 'reef'/],
    ['pods', { selector: 'a in (' }, /a in \(/],
    ['pods', { entityRef: 'nonsense' }, /no entity ref/],
    ['pods', { entityRef: 'component:default/none' }, /no entity/],
    ['pods', { entityRef: 'component:default/bare' }, /kubernetes-id/],
  ])('refuses %s in %j with a sentence', async (kind, scope, message) => {
    const { hub, gateway } = setUp();
    await expect(open(gateway, kind, scope)).rejects.toThrow(message);
    hub.stop();
  });

  it('looks again when a namespace arrives on which the answer depends', async () => {
    const { upstream, hub, gateway } = setUp({
      decision: createClusterConditionalDecision(
        clusterResourceReadPermission,
        clusterConditions.inNamespace({ namespaces: ['shop'] }),
      ),
    });
    upstream.list('namespaces', [namespace('other')]);
    upstream.list('pods', []);
    const live = await open(gateway, 'pods');
    let state = follow(live);
    expect(state.sources[0].state).toBe('denied');
    upstream.sink('namespaces').upsert(namespace('shop'));
    upstream.sink('pods').upsert(pod('a'));
    await jest.advanceTimersByTimeAsync(1_100);
    state = follow(live, state);
    expect(state.sources[0].state).toBe('live');
    expect(names(state)).toEqual(['a']);
    live.close();
    hub.stop();
  });

  it('shows nothing while it cannot be decided, and everything once it can', async () => {
    const { upstream, hub, gateway, answer } = setUp();
    upstream.list('namespaces', [namespace('shop')]);
    upstream.list('pods', [pod('a')]);
    const live = await open(gateway, 'pods');
    let state = follow(live);
    expect(names(state)).toEqual(['a']);
    answer.decision = new Error('connect ECONNREFUSED 10.0.0.1:7007');
    await jest.advanceTimersByTimeAsync(30_000);
    state = follow(live, state);
    expect(names(state)).toEqual([]);
    expect(state.sources[0].state).toBe('denied');
    expect(state.sources[0].reason).not.toContain('10.0.0.1');
    answer.decision = { result: AuthorizeResult.ALLOW };
    await jest.advanceTimersByTimeAsync(30_000);
    expect(names(follow(live, state))).toEqual(['a']);
    live.close();
    hub.stop();
  });

  it('watches a kind as long as somebody looks', async () => {
    const { upstream, hub, gateway } = setUp();
    const first = await open(gateway, 'ingresses');
    const second = await open(gateway, 'ingresses');
    first.close();
    first.close();
    await jest.advanceTimersByTimeAsync(20);
    expect(upstream.stopped).toEqual([]);
    second.close();
    await jest.advanceTimersByTimeAsync(20);
    expect(upstream.stopped).toEqual(['ingresses']);
    hub.stop();
  });

  it.each(['payments/pods/web-0', '..', 'web%2f0', 'web:80/proxy/admin'])(
    'does not read the object %j, whose name would leave its path',
    async name => {
      const { upstream, hub, gateway } = setUp();
      for (const target of [
        { cluster: 'harbor', kind: 'namespaces', name },
        { cluster: 'harbor', kind: 'pods', namespace: name, name: 'a' },
      ]) {
        await expect(gateway.object(user, target, 'masked')).rejects.toThrow(
          /cannot be the name of an object/,
        );
      }
      expect(upstream.requests).toEqual([]);
      hub.stop();
    },
  );

  it('reads but does not inspect while permissions are disabled', async () => {
    const { upstream, hub, gateway } = setUp({ permissions: false });
    upstream.list('namespaces', [namespace('shop')]);
    const object = pod('a');
    upstream.answers.set('/pods/shop/a', () => object);
    const target = {
      cluster: 'harbor',
      kind: 'pods',
      namespace: 'shop',
      name: 'a',
    };
    await expect(gateway.object(user, target, 'masked')).resolves.toMatchObject(
      { object: { metadata: { name: 'a' } } },
    );
    await expect(gateway.object(user, target, 'full')).rejects.toThrow(
      /permission\.enabled is not true/,
    );
    await expect(
      gateway.checkAccess(user, { ...target, action: 'inspect' }),
    ).resolves.toMatchObject({ allowed: false, deniedBy: 'config' });
    hub.stop();
  });

  it('lists the workloads of an entity with what could not be read', async () => {
    const { upstream, hub, gateway } = setUp();
    upstream.list('namespaces', [namespace('shop')]);
    upstream.list('deployments', [
      workload('Deployment', 'web', {
        labels: { 'backstage.io/kubernetes-id': 'web' },
      }),
    ]);
    for (const kind of ['statefulsets', 'daemonsets', 'jobs']) {
      upstream.list(kind, []);
    }
    upstream.state('cronjobs', {
      state: 'denied',
      since: new Date(),
      reason: 'forbidden',
    });
    const { workloads, sources } = await gateway.workloads(
      user,
      'component:default/web',
    );
    expect(workloads.map(({ kind, name }) => [kind, name])).toEqual([
      ['Deployment', 'web'],
    ]);
    expect(sources.filter(({ state }) => state !== 'live')).toMatchObject([
      { kind: 'cronjobs', state: 'denied' },
    ]);
    hub.stop();
  });
});

import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { pods, nodes } from '@wheelhouse/backstage-plugin-cluster-common';
import { FakeUpstream } from '../__testUtils__/FakeUpstream';
import { namespace, pod } from '../__testUtils__/objects';
import { ClusterHub } from '../hub/ClusterHub';
import { AccessDecider } from './AccessDecider';
import { AccessReviews } from './AccessReviews';
import { Impersonator } from './Impersonator';
import { clusterConditions, createClusterConditionalDecision } from './rules';
import { clusterResourceReadPermission } from '@wheelhouse/backstage-plugin-cluster-common';
import { PermissionsService } from '@backstage/backend-plugin-api';

const reviewPath = '/apis/authorization.k8s.io/v1/subjectaccessreviews';

function decided(decision: unknown): PermissionsService {
  return mockServices.permissions.mock({
    authorizeConditional: async () => [decision] as never,
  });
}

const conditional = (
  conditions: Parameters<typeof createClusterConditionalDecision>[1],
) =>
  decided(
    createClusterConditionalDecision(clusterResourceReadPermission, conditions),
  );

function setUp(
  permissions: PermissionsService,
  overlay: ConstructorParameters<typeof FakeUpstream>[1] = {},
) {
  const upstream = new FakeUpstream('harbor', overlay);
  const hub = ClusterHub.create({
    upstreams: [upstream],
    logger: mockServices.logger.mock(),
  });
  upstream.list('namespaces', [
    namespace('shop', { 'wheelhouse.dev/owner': 'crew' }),
    namespace('payments'),
  ]);
  upstream.list('pods', [pod('a')]);
  const clock = { now: 0 };
  const impersonator = new Impersonator(
    mockServices.userInfo({
      userEntityRef: 'user:default/ann',
      ownershipEntityRefs: ['user:default/ann', 'group:default/crew'],
    }),
  );
  const decider = new AccessDecider(
    permissions,
    impersonator,
    new AccessReviews(() => clock.now),
  );
  const decide = (kinds = [pods]) =>
    decider.decide(mockCredentials.user('user:default/ann'), {
      clusters: hub.clusters(),
      descriptors: kinds as never,
    });
  return { upstream, hub, decide, decider, clock };
}

describe('access by Backstage permissions', () => {
  const rows: [
    string,
    Parameters<typeof createClusterConditionalDecision>[1],
    { shop: boolean; payments: boolean; nodes: boolean },
  ][] = [
    [
      'a cluster',
      clusterConditions.inCluster({ clusters: ['harbor'] }),
      { shop: true, payments: true, nodes: true },
    ],
    [
      'another cluster',
      clusterConditions.inCluster({ clusters: ['reef'] }),
      { shop: false, payments: false, nodes: false },
    ],
    [
      'a namespace',
      clusterConditions.inNamespace({ namespaces: ['payments'] }),
      { shop: false, payments: true, nodes: false },
    ],
    [
      'a namespace of another cluster',
      clusterConditions.inNamespace({
        namespaces: ['payments'],
        cluster: 'reef',
      }),
      { shop: false, payments: false, nodes: false },
    ],
    [
      'owned namespaces',
      clusterConditions.ownsNamespace({ owners: ['group:default/crew'] }),
      { shop: true, payments: false, nodes: false },
    ],
    [
      'all but a namespace',
      { not: clusterConditions.inNamespace({ namespaces: ['payments'] }) },
      { shop: true, payments: false, nodes: true },
    ],
    [
      'owned or named namespaces',
      {
        anyOf: [
          clusterConditions.ownsNamespace({ owners: ['group:default/crew'] }),
          clusterConditions.inNamespace({ namespaces: ['payments'] }),
        ],
      },
      { shop: true, payments: true, nodes: false },
    ],
  ];

  it.each(rows)('covers %s', async (_, conditions, wanted) => {
    const { hub, decide } = setUp(conditional(conditions));
    const access = await decide();
    expect({
      shop: access.allows('harbor', 'pods', 'shop'),
      payments: access.allows('harbor', 'pods', 'payments'),
      nodes: access.allows('harbor', 'nodes', ''),
    }).toEqual(wanted);
    expect(access.denial('harbor', 'nodes') === undefined).toBe(wanted.nodes);
    hub.stop();
  });

  it('shows nothing of a cluster that was never listed to those of another', async () => {
    const upstream = new FakeUpstream('reef');
    const hub = ClusterHub.create({
      upstreams: [upstream],
      logger: mockServices.logger.mock(),
    });
    const decider = new AccessDecider(
      conditional(clusterConditions.inCluster({ clusters: ['harbor'] })),
      new Impersonator(mockServices.userInfo()),
      new AccessReviews(),
    );
    const access = await decider.decide(mockCredentials.user(), {
      clusters: hub.clusters(),
      descriptors: [pods],
    });
    expect(access.denial('reef', 'pods')).toBeDefined();
    hub.stop();
  });

  it('stays as it was decided when the owner of a namespace changes', async () => {
    const { upstream, hub, decide } = setUp(
      conditional(
        clusterConditions.ownsNamespace({ owners: ['group:default/crew'] }),
      ),
    );
    const before = await decide();
    upstream.list('namespaces', [namespace('shop')]);
    expect(before.allows('harbor', 'pods', 'shop')).toBe(true);
    upstream.list('namespaces', [
      namespace('shop', { 'wheelhouse.dev/owner': 'crew' }),
    ]);
    expect(before.allows('harbor', 'pods', 'shop')).toBe(true);
    hub.stop();
  });

  it('denies everything, saying which permission is missing', async () => {
    const { hub, decide } = setUp(decided({ result: AuthorizeResult.DENY }));
    const access = await decide();
    expect(access.allows('harbor', 'pods', 'shop')).toBe(false);
    expect(access.denial('harbor', 'pods')).toMatchObject({
      by: 'permission',
      reason: expect.stringContaining('cluster.resource.read'),
    });
    hub.stop();
  });

  it('has another fingerprint once the owner of a namespace changed', async () => {
    const { upstream, hub, decide } = setUp(
      conditional(
        clusterConditions.ownsNamespace({ owners: ['group:default/crew'] }),
      ),
    );
    const before = await decide();
    upstream.list('namespaces', [
      namespace('shop', { 'wheelhouse.dev/owner': 'others' }),
      namespace('payments'),
    ]);
    const after = await decide();
    expect(after.fingerprint).not.toBe(before.fingerprint);
    expect(after.allows('harbor', 'pods', 'shop')).toBe(false);
    hub.stop();
  });

  it('refuses a rule that cluster resources do not have', async () => {
    const { hub, decide } = setUp(
      decided({
        result: AuthorizeResult.CONDITIONAL,
        pluginId: 'cluster',
        resourceType: 'cluster-resource',
        conditions: { rule: 'IS_TUESDAY', resourceType: 'cluster-resource' },
      }),
    );
    await expect(decide()).rejects.toThrow(/rule IS_TUESDAY/);
    hub.stop();
  });
});

describe('access by impersonation', () => {
  const impersonating = {
    identity: 'impersonate' as const,
    impersonationPrefix: 'backstage:',
  };
  const allowAll = decided({ result: AuthorizeResult.ALLOW });

  function answer(
    upstream: FakeUpstream,
    allows: (attributes: Record<string, string>) => boolean,
  ) {
    upstream.answers.set(reviewPath, ({ body }) => {
      const { resourceAttributes } = (
        body as { spec: { resourceAttributes: Record<string, string> } }
      ).spec;
      return { status: { allowed: allows(resourceAttributes) } };
    });
  }

  it('asks cluster-wide first, with prefixed user and groups', async () => {
    const { upstream, hub, decide } = setUp(allowAll, impersonating);
    answer(upstream, () => true);
    const access = await decide();
    expect(access.allows('harbor', 'pods', 'payments')).toBe(true);
    expect(upstream.requests).toHaveLength(1);
    expect(upstream.requests[0].body).toMatchObject({
      spec: {
        user: 'backstage:user:default/ann',
        groups: ['backstage:group:default/crew', 'system:authenticated'],
        resourceAttributes: { resource: 'pods', verb: 'list' },
      },
    });
    hub.stop();
  });

  it('falls back to the namespaces in view and keeps the answers', async () => {
    const { upstream, hub, decide } = setUp(allowAll, impersonating);
    answer(upstream, ({ namespace: place }) => place === 'shop');
    const access = await decide([pods, nodes] as never);
    expect(access.allows('harbor', 'pods', 'shop')).toBe(true);
    expect(access.allows('harbor', 'pods', 'payments')).toBe(false);
    expect(access.denial('harbor', 'nodes')).toMatchObject({
      by: 'kubernetes',
      reason: expect.stringContaining('backstage:user:default/ann'),
    });
    const asked = upstream.requests.length;
    await decide([pods, nodes] as never);
    expect(upstream.requests).toHaveLength(asked);
    hub.stop();
  });

  it('believes a kept answer so briefly that a view forgets within a minute', async () => {
    const { upstream, hub, decide, clock } = setUp(allowAll, impersonating);
    answer(upstream, () => true);
    expect((await decide()).allows('harbor', 'pods', 'shop')).toBe(true);
    answer(upstream, () => false);
    // A view decides every 30 s, so an answer may be kept for less than that.
    clock.now = 30_000;
    expect((await decide()).allows('harbor', 'pods', 'shop')).toBe(false);
    hub.stop();
  });

  it('asks for one object by its name, which may be granted without any list', async () => {
    const { upstream, hub, decider } = setUp(allowAll, impersonating);
    answer(upstream, ({ verb, name }) => verb === 'get' && name === 'a');
    const ask = (name: string) =>
      decider.decide(mockCredentials.user('user:default/ann'), {
        clusters: hub.clusters(),
        descriptors: [pods],
        namespaces: ['shop'],
        object: { namespace: 'shop', name },
      });
    expect((await ask('a')).allows('harbor', 'pods', 'shop')).toBe(true);
    expect((await ask('b')).allows('harbor', 'pods', 'shop')).toBe(false);
    hub.stop();
  });

  it('does not let a cluster that never answers hold up another', async () => {
    const dead = new FakeUpstream('dead', impersonating);
    const alive = new FakeUpstream('alive', impersonating);
    dead.answers.set(reviewPath, () => new Promise(() => undefined));
    answer(alive, () => true);
    const hub = ClusterHub.create({
      upstreams: [dead, alive],
      logger: mockServices.logger.mock(),
    });
    const reviews = new AccessReviews();
    const user = { user: 'backstage:ann', groups: [] };
    const review = (cluster: string, name: string) =>
      reviews.review(hub.cluster(cluster), user, {
        descriptor: pods,
        verb: 'get',
        name,
      });
    for (let index = 0; index < 20; index += 1) {
      review('dead', `pod-${index}`).catch(() => undefined);
    }
    expect(await review('alive', 'a')).toEqual({ allowed: true });
    hub.stop();
  });

  it('shows nothing of a cluster that cannot be asked, and says why', async () => {
    const { upstream, hub, decide } = setUp(allowAll, impersonating);
    upstream.answers.set(reviewPath, () => new Error('connection refused'));
    const access = await decide();
    expect(access.allows('harbor', 'pods', 'shop')).toBe(false);
    expect(access.denial('harbor', 'pods')?.reason).toContain(
      'connection refused',
    );
    hub.stop();
  });

  it('refuses to ask under a name that could be the system’s', async () => {
    const { hub, decide } = setUp(allowAll, {
      ...impersonating,
      impersonationPrefix: 'system:',
    });
    await expect(decide()).rejects.toThrow(/does not begin with 'system:'/);
    hub.stop();
  });
});

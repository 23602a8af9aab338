import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  ClusterRow,
  clusterResourceReadPermission,
} from '@wheelhouse/backstage-plugin-cluster-common';
import {
  clusterConditions,
  createClusterConditionalDecision,
} from '@wheelhouse/backstage-plugin-cluster-node';
import { eventually } from '../support/customKind';
import { CLUSTER, GatewayPortal } from '../support/GatewayPortal';
import {
  adminConfig,
  serviceAccountToken,
  tokenConfig,
} from '../support/kubeConfigs';
import { deployment } from '../../targets/manifests';
import { useNamespace } from '../support/objects';
import { RawApi } from '../../targets/RawApi';
import { describeContract } from '../support/targets';

const secretValue = 'correct-horse-battery-staple';

/** Decisions are a second old at most, and 30 s if nothing was configured: below that. */
const soon = 25_000;

describeContract('the gateway shows only what may be seen', target => {
  const api = new RawApi(target.kubeconfig);
  const mine = useNamespace(api, 'mine');
  const theirs = useNamespace(api, 'theirs');
  const portals: GatewayPortal[] = [];

  async function startPortal(
    options: Partial<Parameters<typeof GatewayPortal.start>[0]> = {},
  ): Promise<GatewayPortal> {
    const portal = await GatewayPortal.start({
      kubeConfig: adminConfig(target),
      refreshSeconds: 1,
      ...options,
    });
    portals.push(portal);
    return portal;
  }

  const onlyMine = () =>
    createClusterConditionalDecision(
      clusterResourceReadPermission,
      clusterConditions.inNamespace({ namespaces: [mine()] }),
    );

  beforeAll(async () => {
    for (const namespace of [mine(), theirs()]) {
      await api.post(
        `/apis/apps/v1/namespaces/${namespace}/deployments`,
        deployment('web', {
          labels: { 'backstage.io/kubernetes-id': 'web' },
          env: [{ name: 'PASSWORD', value: secretValue }],
        }),
      );
      await api.post(`/api/v1/namespaces/${namespace}/secrets`, {
        metadata: {
          name: 'keys',
          annotations: {
            'kubectl.kubernetes.io/last-applied-configuration': `{"stringData":{"key":"${secretValue}"}}`,
          },
        },
        stringData: { key: secretValue },
      });
    }
  });
  afterEach(async () => {
    for (const portal of portals.splice(0)) {
      await portal.stop();
    }
  });

  it('to a credential that may not list all, its namespaces alone', async () => {
    const token = await serviceAccountToken(api, mine(), 'gateway', [
      { apiGroups: ['*'], resources: ['*'], verbs: ['get', 'list', 'watch'] },
    ]);
    const portal = await startPortal({
      kubeConfig: tokenConfig(target, token),
      overlay: { namespaces: [mine()] },
    });
    const feed = await portal.feed([
      { id: 'deployments', kind: 'deployments' },
      { id: 'nodes', kind: 'nodes' },
    ]);
    await feed.until(f => f.rows('deployments').length === 1);
    expect(feed.rows('deployments')[0].namespace).toBe(mine());
    await feed.until(f => f.state('nodes').sources[0]?.state === 'denied');
    expect(feed.state('nodes').sources[0].reason).toContain('nodes');
  });

  it('and forbidden kinds do not stop the others', async () => {
    const token = await serviceAccountToken(api, mine(), 'narrow', [
      {
        apiGroups: ['apps'],
        resources: ['deployments'],
        verbs: ['list', 'watch'],
      },
    ]);
    const portal = await startPortal({
      kubeConfig: tokenConfig(target, token),
      overlay: { namespaces: [mine()] },
    });
    const feed = await portal.feed([
      { id: 'deployments', kind: 'deployments' },
      { id: 'pods', kind: 'pods' },
    ]);
    await feed.until(f => f.state('pods').sources[0]?.state === 'denied');
    expect(feed.state('pods').sources[0].reason).toMatch(/pods/);
    // Rows of a list come before it is whole.
    await feed.until(
      f =>
        f.rows('deployments').length === 1 &&
        f.state('deployments').sources[0]?.state === 'live',
    );
  });

  it('and follows permissions that are taken away and given back', async () => {
    const portal = await startPortal();
    const feed = await portal.feed([
      { id: 'deployments', kind: 'deployments' },
      { id: 'clusters', kind: 'clusters' },
    ]);
    const places = () =>
      new Set(feed.rows('deployments').map(row => row.namespace));
    const namespaces = () => feed.rows<ClusterRow>('clusters')[0]?.namespaces;
    await feed.until(() => places().has(theirs()) && places().has(mine()));
    await feed.until(() => (namespaces() ?? 0) >= 3);

    portal.decision = onlyMine();
    await feed.until(() => !places().has(theirs()), soon);
    expect(places()).toEqual(new Set([mine()]));
    await eventually(async () => {
      const [counts] = feed.rows<ClusterRow>('clusters');
      expect(counts?.namespaces).toBe(1);
      expect(counts.workloads).toBe(1);
      expect(counts.nodes).toBeUndefined();
    }, soon);

    portal.decision = { result: AuthorizeResult.DENY };
    await feed.until(() => feed.rows('deployments').length === 0, soon);
    await feed.until(() => feed.rows('clusters').length === 0, soon);
    await feed.until(
      f => f.state('deployments').sources[0]?.state === 'denied',
    );
    expect(feed.state('deployments').sources[0].reason).toContain(
      'cluster.resource.read',
    );

    portal.decision = { result: AuthorizeResult.ALLOW };
    await feed.until(() => places().has(theirs()), soon);
  });

  it('and annotations of an entity grant nothing', async () => {
    const portal = await startPortal({
      entities: [
        {
          apiVersion: 'backstage.io/v1alpha1',
          kind: 'Component',
          metadata: {
            name: 'sly',
            annotations: {
              'backstage.io/kubernetes-id': 'web',
              'backstage.io/kubernetes-namespace': theirs(),
            },
          },
          spec: {},
        },
      ],
    });
    portal.decision = onlyMine();
    const subscription = {
      id: 'sly',
      kind: 'workloads',
      scope: { entityRef: 'component:default/sly' },
    };
    const feed = await portal.feed([
      subscription,
      { id: 'mine', kind: 'deployments' },
    ]);
    await feed.until(f => f.rows('mine').length === 1);
    await feed.until(f => f.state('sly').state === 'ready');
    expect(feed.rows('sly')).toEqual([]);
    const { status } = await portal.get(
      `/v1/clusters/${CLUSTER}/objects/deployments/web?namespace=${theirs()}`,
    );
    expect(status).toBe(403);

    portal.decision = { result: AuthorizeResult.ALLOW };
    await feed.until(f => f.rows('sly').length === 1, soon);
  });

  it('and no value of a Secret, in any view', async () => {
    const portal = await startPortal();
    for (const view of ['masked', 'full']) {
      const { status, body } = await portal.get(
        `/v1/clusters/${CLUSTER}/objects/secrets/keys?namespace=${mine()}&view=${view}`,
      );
      expect(status).toBe(200);
      const text = JSON.stringify(body);
      expect(text).not.toContain(secretValue);
      expect(text).not.toContain(Buffer.from(secretValue).toString('base64'));
      expect(body.object.metadata.annotations ?? {}).toEqual({});
      expect(Object.keys(body.object.data)).toEqual(['key']);
      expect(body.masked.reason).toContain('Secret');
    }
    const feed = await portal.feed([{ id: 'secrets', kind: 'secrets' }]);
    await feed.until(({ events }) =>
      events.some(event => event.type === 'error'),
    );
    expect(JSON.stringify(feed.events)).not.toContain('keys');
  });

  it('and literal environment values only to those who may inspect', async () => {
    const portal = await startPortal();
    const path = `/v1/clusters/${CLUSTER}/objects/deployments/web?namespace=${mine()}`;
    const masked = await portal.get(path);
    expect(JSON.stringify(masked.body)).not.toContain(secretValue);
    expect(masked.body.masked.paths).toHaveLength(1);
    const full = await portal.get(`${path}&view=full`);
    expect(JSON.stringify(full.body)).toContain(secretValue);
  });
});

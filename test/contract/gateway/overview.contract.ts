import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  clusterResourceReadPermission,
  OverviewRow,
} from '@wheelhouse/backstage-plugin-cluster-common';
import {
  clusterConditions,
  createClusterConditionalDecision,
} from '@wheelhouse/backstage-plugin-cluster-node';
import { eventually } from '../support/customKind';
import {
  applications,
  expectedRow,
  FleetFacts,
  readFacts,
} from '../support/fleetFacts';
import { CLUSTER, GatewayFeed, GatewayPortal } from '../support/GatewayPortal';
import { adminConfig } from '../support/kubeConfigs';
import { uniqueName, useNamespace } from '../support/objects';
import { kubectlRows } from '../../targets/kubectl';
import { deployment } from '../../targets/manifests';
import { RawApi } from '../../targets/RawApi';
import { describeContract } from '../support/targets';

const TWIN = 'twin';

describeContract('the overview equals what the cluster lists', target => {
  const api = new RawApi(target.kubeconfig);
  const mine = useNamespace(api, 'overview');
  const theirs = useNamespace(api, 'overlooked');
  const node = uniqueName('overview-node');
  let portal: GatewayPortal;

  const post = async (path: string, body: unknown) => {
    const answer = await api.post(path, body);
    expect([path, answer.status]).toEqual([path, 201]);
    return answer.body;
  };
  const deploy = (namespace: string, name: string, change: object) =>
    post(`/apis/apps/v1/namespaces/${namespace}/deployments`, {
      ...deployment(name, { replicas: 2 }),
      ...change,
    });
  const quota = (namespace: string, name: string, spec: object) =>
    post(`/api/v1/namespaces/${namespace}/resourcequotas`, {
      metadata: { name },
      spec,
    });

  beforeAll(async () => {
    await post('/api/v1/nodes', {
      metadata: { name: node },
      spec: { taints: [{ key: 'example.com/ours', effect: 'NoSchedule' }] },
    });
    await api.patch(`/api/v1/nodes/${node}/status`, 'merge', {
      status: {
        allocatable: { cpu: '3920m', memory: '8Gi', pods: '110' },
        capacity: { cpu: '4', memory: '9Gi', pods: '110' },
        conditions: [{ type: 'Ready', status: 'True', reason: 'KubeletReady' }],
      },
    });
    await fill();
    portal = await GatewayPortal.start({
      kubeConfig: adminConfig(target),
      twin: TWIN,
      refreshSeconds: 1,
      entities: entities(mine()),
    });
  });
  afterAll(async () => {
    await portal?.stop();
    await api.delete(`/api/v1/nodes/${node}`);
  });
  afterEach(() => {
    portal.decision = { result: AuthorizeResult.ALLOW };
  });

  /** Workloads with every style of label, in two namespaces, with quotas and without. */
  async function fill(): Promise<void> {
    for (const namespace of [mine(), theirs()]) {
      await deploy(namespace, 'web', resourceful('web'));
      await post(`/api/v1/namespaces/${namespace}/services`, {
        metadata: { name: 'web', labels: webLabels },
        spec: { ports: [{ port: 80 }] },
      });
    }
    for (const [name, labels] of Object.entries(labelStyles)) {
      await deploy(mine(), name, deployment(name, { replicas: 1, labels }));
    }
    await deploy(mine(), 'placed', pinned('placed', node));
    await post(`/apis/batch/v1/namespaces/${mine()}/cronjobs`, {
      metadata: { name: 'report', labels: { app: 'report' } },
      spec: {
        schedule: '0 0 1 1 *',
        suspend: true,
        jobTemplate: {
          spec: {
            template: {
              spec: {
                restartPolicy: 'Never',
                containers: [{ name: 'main', image: 'busybox:1' }],
              },
            },
          },
        },
      },
    });
    await quota(mine(), 'wide', {
      hard: { 'requests.cpu': '100', 'requests.memory': '10Gi', services: '9' },
    });
    await quota(mine(), 'tight', { hard: { cpu: '50' } });
    await quota(mine(), 'ending', {
      hard: { pods: '50' },
      scopes: ['Terminating'],
    });
    await quota(theirs(), 'none', { hard: { 'count/services': '0' } });
  }

  const row = (feed: GatewayFeed, name: string) =>
    feed.rows<OverviewRow>('overview').find(found => found.name === name);

  /** The row of the cluster, its twin and all, against two lists of the same cluster. */
  async function expectEqual(
    feed: GatewayFeed,
    read: () => Promise<FleetFacts>,
    without: readonly string[] = [],
  ): Promise<FleetFacts> {
    let facts: FleetFacts | undefined;
    await eventually(async () => {
      facts = await read();
      const expected = Object.fromEntries(
        Object.entries(expectedRow(facts)).filter(
          ([column]) => !without.includes(column),
        ),
      );
      for (const name of [CLUSTER, TWIN]) {
        expect(row(feed, name)).toMatchObject(expected);
      }
      expect(row(feed, '')).toMatchObject({
        ...doubled(expected),
        distinctNamespaces: facts.namespaces.length,
        distinctServices: facts.services.length,
        distinctApplications: applications(facts).size,
        distinctPods: facts.pods.length,
        ...(without.includes('nodes')
          ? {}
          : { distinctNodes: facts.nodes.length }),
      });
    });
    return facts as FleetFacts;
  }

  it('column by column, and twice in total but once as names for two contexts of it', async () => {
    const feed = await portal.feed([{ id: 'overview', kind: 'overview' }]);
    const facts = await expectEqual(feed, () => readFacts(api));
    expect(facts.pods.length).toBeGreaterThanOrEqual(5);
    expect(
      facts.pods.filter(({ spec }) => spec.nodeName === node).length,
    ).toBeGreaterThan(0);
    const all = row(feed, '');
    expect(all?.cpuQuota?.namespaces).toBeGreaterThanOrEqual(2);
    expect(all?.serviceQuota?.forbidden).toBeGreaterThanOrEqual(2);
    expect(all?.scopedQuotas).toBeGreaterThanOrEqual(2);
    await eventually(async () => {
      const pods = await kubectlRows(target, 'pods');
      expect(row(feed, CLUSTER)?.pods).toBe(pods.length);
      const byNamespace: Record<string, number> = {};
      for (const [namespace] of pods) {
        byNamespace[namespace] = (byNamespace[namespace] ?? 0) + 2;
      }
      expect(row(feed, '')?.podsByNamespace).toEqual(byNamespace);
      expect(row(feed, '')?.otherNamespaces).toBe(0);
    });
  });

  it('and follows changes', async () => {
    const feed = await portal.feed([{ id: 'overview', kind: 'overview' }]);
    const before = await expectEqual(feed, () => readFacts(api));
    const path = `/apis/apps/v1/namespaces/${mine()}/deployments`;
    await api.patch(`${path}/web`, 'merge', { spec: { replicas: 4 } });
    await api.delete(`${path}/part`);
    await api.patch(`/api/v1/nodes/${node}`, 'merge', {
      spec: { unschedulable: true },
    });
    await api.delete(`/api/v1/namespaces/${mine()}/services/web`);
    await api.delete(`/api/v1/namespaces/${mine()}/resourcequotas/tight`);
    await eventually(async () => {
      const { pods } = await readFacts(api, {
        namespace: mine(),
        selector: 'app=web',
      });
      expect(pods.length).toBe(4);
    });
    const after = await expectEqual(feed, () => readFacts(api));
    expect(after.services.length).toBe(before.services.length - 1);
    expect(applications(after)).not.toEqual(applications(before));
    expect(row(feed, CLUSTER)?.nodeClasses?.cordoned).toBeGreaterThanOrEqual(1);
  });

  it('for one namespace to a user who may see only that', async () => {
    portal.decision = createClusterConditionalDecision(
      clusterResourceReadPermission,
      clusterConditions.inNamespace({ namespaces: [mine()] }),
    );
    const feed = await portal.feed([{ id: 'overview', kind: 'overview' }]);
    await expectEqual(feed, () => readFacts(api, { namespace: mine() }), [
      'nodes',
      'nodeClasses',
      'cpu',
      'memory',
    ]);
    const facts = await readFacts(api, { namespace: mine() });
    const { requested, limits, waiting } = expectedRow(facts).cpu;
    for (const name of [CLUSTER, TWIN]) {
      expect(row(feed, name)?.nodes).toBeUndefined();
      expect(row(feed, name)?.cpu).toEqual({ requested, limits, waiting });
      expect(row(feed, name)?.partial).toBe(true);
    }
    expect(Object.keys(row(feed, '')?.podsByNamespace ?? {})).toEqual([mine()]);
    expect(JSON.stringify(feed.events)).not.toContain(theirs());
  });

  it('for what a component and a system run', async () => {
    const feed = await portal.feed([
      {
        id: 'overview',
        kind: 'overview',
        scope: { entityRef: 'component:default/web' },
      },
      {
        id: 'system',
        kind: 'overview',
        scope: { entityRef: 'system:default/shop' },
      },
      {
        id: 'pods',
        kind: 'pods',
        scope: { entityRef: 'system:default/shop' },
      },
    ]);
    const read = () =>
      readFacts(api, { selector: 'backstage.io/kubernetes-id=overview-web' });
    await eventually(async () => {
      const facts = await read();
      const { pods, podPhases, services, cpu } = expectedRow(facts);
      const { requested, limits, waiting } = cpu;
      expect(row(feed, TWIN)).toMatchObject({
        pods,
        podPhases,
        services,
        namespaces: 2,
        applications: 1,
        nodes: new Set(facts.pods.flatMap(({ spec }) => spec.nodeName ?? []))
          .size,
      });
      expect(row(feed, TWIN)?.cpu).toEqual({ requested, limits, waiting });
      expect(row(feed, '')).toMatchObject({
        pods: 2 * pods,
        distinctPods: pods,
        distinctApplications: 1,
      });
      // The other part of the system says that it lives in one of the clusters alone.
      const placed = await readFacts(api, {
        namespace: mine(),
        selector: 'app=placed',
      });
      expect(placed.pods.length).toBeGreaterThan(0);
      const total = 2 * pods + placed.pods.length;
      const [all] = feed.rows<OverviewRow>('system');
      expect([all?.pods, all?.distinctPods]).toEqual([
        total,
        pods + placed.pods.length,
      ]);
      expect(feed.rows('pods')).toHaveLength(total);
    });
  });

  it('and says what cannot be asked of it', async () => {
    const feed = await portal.feed([
      { id: 'columns', kind: 'overview', columns: ['pods'] },
      {
        id: 'selector',
        kind: 'overview',
        scope: { selector: 'app=web' },
      },
      {
        id: 'entity',
        kind: 'overview',
        scope: { entityRef: 'system:default/none' },
      },
    ]);
    await feed.until(
      ({ events }) =>
        events.filter(({ type }) => type === 'error').length === 3,
    );
    expect(feed.state('columns').error?.message).toMatch(/cannot be chosen/);
    expect(feed.state('selector').error?.message).toMatch(/selector/);
    expect(feed.state('entity').error?.message).toMatch(/system:default\/none/);
  });
});

const webLabels = { 'backstage.io/kubernetes-id': 'overview-web' };

const labelStyles: Record<string, Record<string, string>> = {
  part: { 'app.kubernetes.io/part-of': 'the-whole' },
  named: { 'app.kubernetes.io/name': 'redis' },
  // Its label `app` is its name.
  plain: {},
};

/** A deployment of pods that need more to start than to run. */
function resourceful(name: string) {
  const made = deployment(name, { replicas: 2, labels: webLabels });
  const { template } = made.spec;
  const [main] = template.spec.containers;
  return {
    ...made,
    spec: {
      ...made.spec,
      replicas: 2,
      template: {
        ...template,
        spec: {
          ...template.spec,
          initContainers: [
            {
              ...main,
              name: 'mesh',
              restartPolicy: 'Always',
              resources: { requests: { cpu: '20m', memory: '16Mi' } },
            },
            {
              ...main,
              name: 'migrate',
              command: ['true'],
              resources: { requests: { cpu: '300m', memory: '8Mi' } },
            },
          ],
          containers: [
            {
              ...main,
              resources: {
                requests: { cpu: '100m', memory: '64Mi' },
                limits: { cpu: '0.5', memory: '128Mi' },
              },
            },
          ],
        },
      },
    },
  };
}

/** A deployment whose pods are on a node, whatever a scheduler thinks. */
function pinned(name: string, node: string) {
  const made = deployment(name, { replicas: 1 });
  const { template } = made.spec;
  const [main] = template.spec.containers;
  return {
    ...made,
    spec: {
      ...made.spec,
      template: {
        ...template,
        spec: {
          ...template.spec,
          nodeName: node,
          tolerations: [{ operator: 'Exists' }],
          containers: [
            {
              ...main,
              resources: { requests: { cpu: '250m', memory: '32Mi' } },
            },
          ],
        },
      },
    },
  };
}

function entities(namespace: string) {
  const component = (name: string, annotations: Record<string, string>) => ({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name, annotations },
  });
  return [
    component('web', webLabels),
    component('placed', {
      'backstage.io/kubernetes-label-selector': 'app=placed',
      'backstage.io/kubernetes-namespace': namespace,
      'backstage.io/kubernetes-cluster': TWIN,
    }),
    {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'System',
      metadata: { name: 'shop' },
      relations: ['web', 'placed'].map(part => ({
        type: 'hasPart',
        targetRef: `component:default/${part}`,
      })),
    },
  ];
}

/** Every number in a row, twice. */
function doubled(value: unknown): any {
  if (typeof value === 'number') {
    return 2 * value;
  }
  return Object.fromEntries(
    Object.entries(value as object).map(([key, part]) => [key, doubled(part)]),
  );
}

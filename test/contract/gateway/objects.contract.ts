import {
  KubernetesObject,
  ProjectedRow,
  ResourceDescriptor,
  WorkloadRow,
} from '@wheelhouse/backstage-plugin-cluster-common';
import { mockCredentials } from '@backstage/backend-test-utils';
import {
  parseObjectParam,
  printObjectParam,
} from '../../../plugins/cluster-react/src/model/objectParam';
import { ClusterClient } from '../../../plugins/cluster-react/src/api/ClusterClient';
import { objectTargetOf } from '../../../plugins/cluster-react/src/api/ObjectTarget';
import { eventually } from '../support/customKind';
import { CLUSTER, GatewayPortal } from '../support/GatewayPortal';
import { adminConfig } from '../support/kubeConfigs';
import { useNamespace } from '../support/objects';
import { describeContract } from '../support/targets';
import { RawApi } from '../../targets/RawApi';
import { deployment } from '../../targets/manifests';

/** Names of Roles may hold nearly everything, unlike those of the kinds that come with the plugin. */
const roles: ResourceDescriptor<ProjectedRow> = {
  id: 'roles.rbac.authorization.k8s.io',
  kind: 'Role',
  group: 'rbac.authorization.k8s.io',
  plural: 'roles',
  versions: ['v1'],
  scope: 'Namespaced',
  columns: [],
  project: ({ metadata }: KubernetesObject) => ({
    namespace: metadata.namespace ?? '',
    name: metadata.name,
    created: 0,
  }),
};

/** As long as Kubernetes allows, in labels of at most 63 characters. */
const longest = [
  'a'.repeat(63),
  '0'.repeat(63),
  'b-b'.repeat(21),
  'z'.repeat(61),
].join('.');

describeContract('objects that are not like others', target => {
  const api = new RawApi(target.kubeconfig);
  const namespace = useNamespace(api, 'odd');
  let portal: GatewayPortal;

  beforeAll(async () => {
    portal = await GatewayPortal.start({
      kubeConfig: adminConfig(target),
      descriptors: [roles],
    });
  });
  afterAll(() => portal?.stop());

  /** The client of the browser. */
  function browser() {
    return ClusterClient.create({
      discoveryApi: { getBaseUrl: async () => `${portal.url}/api/cluster` },
      fetchApi: {
        fetch: (input, init) =>
          fetch(input as string, {
            ...init,
            headers: {
              ...init?.headers,
              authorization: mockCredentials.user.header(),
            },
          }),
      },
      feed: { subscribe: () => () => undefined, reconnect: () => undefined },
    });
  }

  const makePod = (name: string) =>
    eventually(async () => {
      const { status, body } = await api.post(
        `/api/v1/namespaces/${namespace()}/pods`,
        {
          apiVersion: 'v1',
          kind: 'Pod',
          metadata: { name },
          spec: {
            nodeSelector: { 'example.com/nowhere': 'true' },
            containers: [
              { name: 'main', image: 'docker.io/library/busybox:1' },
            ],
          },
        },
      );
      expect([status, body.message]).toEqual([201, undefined]);
    });
  const makeRole = async (name: string) => {
    const { status, body } = await api.post(
      `/apis/rbac.authorization.k8s.io/v1/namespaces/${namespace()}/roles`,
      { metadata: { name }, rules: [] },
    );
    expect([status, body.message]).toEqual([201, undefined]);
  };

  it.each([
    ['253 characters', 'pods', longest],
    ['dots and digits', 'pods', '0.1-2.3--4.x'],
    ['253 characters that URLs must encode', roles.id, 'ü '.repeat(126) + '#'],
    ['colons and capitals', roles.id, 'system:controller:Zone_A'],
    ['what URLs must encode', roles.id, 'a b?c#d@e~f+g&h=i;j,k"l<m>\\'],
    ['letters of other scripts', roles.id, 'größe-日本-🚢'],
    ['what looks like a field of JavaScript', roles.id, '__proto__'],
  ])(
    'named with %s: row, link, object and events',
    async (_what, kind, name) => {
      expect(name.length).toBeLessThanOrEqual(253);
      await (kind === 'pods' ? makePod(name) : makeRole(name));
      const feed = await portal.feed([
        { id: 'list', kind, scope: { namespaces: [namespace()] } },
        {
          id: 'window',
          kind,
          scope: { namespaces: [namespace()] },
          window: { offset: 0, limit: 10, text: name },
        },
      ]);
      const found = (id: string) =>
        feed.rows(id).find(row => row.name === name);
      await feed.until(() => found('list') !== undefined);
      await feed.until(() => found('window') !== undefined);

      // What stands in the address bar while the drawer is open.
      const row = found('list')!;
      const address = new URL('http://localhost/fleet/pods');
      address.searchParams.set(
        'object',
        printObjectParam(objectTargetOf(kind, row)),
      );
      const linked = parseObjectParam(
        new URL(address.href).searchParams.get('object'),
      );
      expect(linked).toEqual({
        cluster: CLUSTER,
        kind,
        namespace: namespace(),
        name,
      });
      const { object } = await browser().object(linked!, 'masked');
      expect(object.metadata).toMatchObject({
        name,
        namespace: namespace(),
      });
      const { events } = await browser().events(linked!);
      expect(events).toEqual(expect.any(Array));
      feed.close();
    },
  );

  it('larger than a megabyte: row, changes and object', async () => {
    const value = 'x'.repeat(1_200_000);
    const path = `/apis/apps/v1/namespaces/${namespace()}/deployments`;
    const made = await api.post(
      path,
      deployment('large', { replicas: 0, env: [{ name: 'LARGE', value }] }),
    );
    expect([made.status, made.body.message]).toEqual([201, undefined]);
    const scope = { namespaces: [namespace()] };
    const feed = await portal.feed([
      { id: 'deployments', kind: 'deployments', scope },
      { id: 'replicasets', kind: 'replicasets', scope },
    ]);
    const desired = () =>
      feed.rows<WorkloadRow>('deployments').find(({ name }) => name === 'large')
        ?.desired;
    await feed.until(() => desired() === 0);
    // Made from the same template, and as large.
    await feed.until(f => f.rows('replicasets').length === 1);
    await api.patch(`${path}/large/scale`, 'merge', { spec: { replicas: 2 } });
    await feed.until(() => desired() === 2);
    await feed.until(f => f.state('deployments').sources[0]?.state === 'live');
    // Rows carry what is shown, not what the object weighs.
    expect(JSON.stringify(feed.events).length).toBeLessThan(100_000);

    const linked = {
      cluster: CLUSTER,
      kind: 'deployments',
      namespace: namespace(),
      name: 'large',
    };
    const full = await browser().object(linked, 'full');
    expect(JSON.stringify(full)).toContain(value);
    const masked = await browser().object(linked, 'masked');
    expect(JSON.stringify(masked)).not.toContain('xxxx');
    await api.delete(`${path}/large`);
  });
});

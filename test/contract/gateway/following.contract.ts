import { PodRow } from '@wheelhouse/backstage-plugin-cluster-common';
import { eventually } from '../support/customKind';
import { CLUSTER, GatewayPortal } from '../support/GatewayPortal';
import { adminConfig } from '../support/kubeConfigs';
import { kubectlRows } from '../../targets/kubectl';
import { deployment } from '../../targets/manifests';
import { useNamespace } from '../support/objects';
import { RawApi } from '../../targets/RawApi';
import { describeContract } from '../support/targets';

describeContract('the feed follows the cluster', target => {
  const api = new RawApi(target.kubeconfig);
  const namespace = useNamespace(api, 'following');
  let portal: GatewayPortal;

  beforeAll(async () => {
    portal = await GatewayPortal.start({ kubeConfig: adminConfig(target) });
  });
  afterAll(() => portal?.stop());

  const pods = () => ({
    id: 'pods',
    kind: 'pods',
    scope: { namespaces: [namespace()] },
  });

  const bare = (name: string) => ({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name },
    spec: {
      // No node is called so: the pod stays as the suite makes it.
      nodeSelector: { 'example.com/nowhere': 'true' },
      terminationGracePeriodSeconds: 0,
      containers: [{ name: 'main', image: 'docker.io/library/busybox:1' }],
    },
  });
  const podPath = (name = '') =>
    `/api/v1/namespaces/${namespace()}/pods${name ? `/${name}` : ''}`;
  // Refused while the namespace has no service account, or the name is not free yet.
  const make = (name: string) =>
    eventually(async () => {
      expect((await api.post(podPath(), bare(name))).status).toBe(201);
    });

  it('and equals kubectl get, column by column', async () => {
    await api.post(
      `/apis/apps/v1/namespaces/${namespace()}/deployments`,
      deployment('web', { replicas: 3 }),
    );
    const feed = await portal.feed([{ id: 'all', kind: 'pods' }]);
    await feed.until(f => f.state('all').sources[0]?.state === 'live');
    await eventually(async () => {
      const shown = feed
        .rows<PodRow>('all')
        .map(row => [
          `${row.namespace}/${row.name}`,
          `${row.ready}/${row.containers}`,
          row.reason,
          String(row.restarts),
        ])
        .sort();
      const wanted = (await kubectlRows(target, 'pods'))
        .map(([place, name, ready, status, restarts]) => [
          `${place}/${name}`,
          ready,
          status,
          restarts,
        ])
        .sort();
      // Pods of earlier suites may still be on their way out.
      const own = wanted.filter(([place]) =>
        place.startsWith(`${namespace()}/`),
      );
      expect(own.length).toBeGreaterThanOrEqual(3);
      expect(shown).toEqual(wanted);
    });
  });

  it('and each change arrives once, in order', async () => {
    const feed = await portal.feed([pods()]);
    await feed.until(
      f =>
        f.state('pods').state === 'ready' &&
        f.state('pods').sources[0]?.state === 'live',
    );
    const before = feed.events.length;
    await make('steps');
    await feed.until(f => f.rows('pods').some(row => row.name === 'steps'));
    await api.patch(podPath('steps') + '/status', 'merge', {
      status: { phase: 'Running' },
    });
    await feed.until(f =>
      f
        .rows<PodRow>('pods')
        .some(row => row.name === 'steps' && row.phase === 'Running'),
    );
    await api.delete(podPath('steps'));
    await feed.until(f => f.rows('pods').every(row => row.name !== 'steps'));
    const seqs = feed.events
      .slice(before)
      .flatMap(event =>
        event.type === 'delta' || event.type === 'snapshot'
          ? event.cursor.seq
          : [],
      );
    expect([...new Set(seqs)].sort((a, b) => a - b)).toEqual(seqs);
    expect(
      feed.events.slice(before).some(event => event.type === 'snapshot'),
    ).toBe(false);
  });

  it('and an object made anew under one name is another row', async () => {
    const feed = await portal.feed([pods()]);
    await make('again');
    await feed.until(f => f.rows('pods').some(row => row.name === 'again'));
    const first = feed.rows('pods').find(row => row.name === 'again')?.id;
    await api.delete(podPath('again'));
    await make('again');
    await feed.until(f =>
      f.rows('pods').some(row => row.name === 'again' && row.id !== first),
    );
    expect(feed.rows('pods').filter(row => row.name === 'again')).toHaveLength(
      1,
    );
    await api.delete(podPath('again'));
  });

  it('and a stream goes on from its cursor', async () => {
    // Pods change while they start; nothing but the suite changes services.
    const path = `/api/v1/namespaces/${namespace()}/services`;
    const makeService = async (name: string) => {
      const { status } = await api.post(path, {
        metadata: { name },
        spec: { ports: [{ port: 80 }] },
      });
      expect(status).toBe(201);
    };
    const services = {
      id: 'services',
      kind: 'services',
      scope: { namespaces: [namespace()] },
    };
    await makeService('seen');
    const first = await portal.feed([services]);
    await first.until(
      f =>
        f.state('services').cursor !== undefined &&
        f.state('services').sources[0]?.state === 'live' &&
        f.rows('services').length === 1,
    );
    const since = first.state('services').cursor;
    first.close();
    await makeService('missed');
    const second = await portal.feed([{ ...services, since }]);
    await second.until(({ events }) =>
      events.some(
        event => event.type === 'delta' && event.upserts.length === 1,
      ),
    );
    expect(second.events.some(event => event.type === 'snapshot')).toBe(false);
  });

  it('and a window is sorted and counted on the server', async () => {
    const feed = await portal.feed([
      {
        id: 'window',
        kind: 'namespaces',
        window: {
          offset: 0,
          limit: 2,
          sort: { column: 'name', descending: true },
        },
      },
    ]);
    // Namespaces of earlier cases may still be on their way out.
    await eventually(async () => {
      const names = (await kubectlRows(target, 'namespaces')).map(
        ([name]) => name,
      );
      const { order = [], rows, total } = feed.state('window');
      expect(order.map(key => rows.get(key)?.name)).toEqual(
        names.sort().reverse().slice(0, 2),
      );
      expect(total).toBe(names.length);
    });
  });

  it('and one object is read without managedFields', async () => {
    const path = `/v1/clusters/${CLUSTER}/objects/deployments/web?namespace=${namespace()}`;
    const { status, body } = await portal.get(path);
    expect(status).toBe(200);
    expect(body.object.metadata.name).toBe('web');
    expect(body.object.metadata).not.toHaveProperty('managedFields');
    const missing = await portal.get(
      `/v1/clusters/${CLUSTER}/objects/deployments/none?namespace=${namespace()}`,
    );
    expect(missing.status).toBe(404);
    expect(missing.body.error.message).toContain('none');
  });

  it('and events of an object are found, also those of what it owns', async () => {
    await eventually(async () => {
      const { body } = await portal.get(
        `/v1/clusters/${CLUSTER}/objects/deployments/web/events?namespace=${namespace()}`,
      );
      const kinds = body.events.map(
        (event: { about: { kind: string } }) => event.about.kind,
      );
      expect(kinds).toEqual(
        expect.arrayContaining(['Deployment', 'ReplicaSet']),
      );
    });
  });
});

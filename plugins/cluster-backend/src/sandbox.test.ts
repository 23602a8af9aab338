import { mockCredentials } from '@backstage/backend-test-utils';
import { Sandbox, startSandbox } from '@internal/sandbox';
import {
  applyFeedEvent,
  initialFeedState,
} from '@wheelhouse/backstage-plugin-cluster-common';
import request from 'supertest';
import { eventually } from './__testUtils__/eventually';
import { FeedReader } from './__testUtils__/FeedReader';
import { Portal, startPortal } from './__testUtils__/startPortal';

// A machine may be busy with other things.
jest.setTimeout(90_000);

const CLUSTER = 'harbor';
const user = mockCredentials.user.header();

describe('the plugin with its real gateway over a sandbox cluster', () => {
  let sandbox: Sandbox;
  let portal: Portal;

  beforeAll(async () => {
    sandbox = await startSandbox({ clusters: [CLUSTER], motion: false });
    const [{ name, url }] = sandbox.clusters;
    portal = await startPortal({
      config: {
        kubernetes: {
          clusterLocatorMethods: [
            {
              type: 'config',
              clusters: [
                {
                  name,
                  url,
                  authProvider: 'serviceAccount',
                  serviceAccountToken: sandbox.token,
                },
              ],
            },
          ],
        },
      },
    });
  });
  afterAll(async () => {
    await portal.stop();
    await sandbox.close();
  });

  const get = (path: string) =>
    request(portal.url)
      .get(`/api/cluster/v1${path}`)
      .set('Authorization', user);
  const present = () =>
    sandbox
      .cluster(CLUSTER)
      .list('pods')
      .map(({ metadata }) => `${metadata.namespace}/${metadata.name}`)
      .sort();

  it('shows the pods there are, and one that goes', async () => {
    const reader = await FeedReader.open({
      url: portal.url,
      encoding: 'gzip',
      body: {
        subscriptions: [
          { id: 'pods', kind: 'pods' },
          { id: 'moon', kind: 'pods', scope: { clusters: ['moon'] } },
          { id: 'unicorns', kind: 'unicorns' },
        ],
      },
    });
    const shown = () =>
      reader.events.reduce(
        (state, event) => applyFeedEvent(state, event, 'pods'),
        initialFeedState,
      );
    const names = () =>
      Array.from(
        shown().rows.values(),
        row => `${row.namespace}/${row.name}`,
      ).sort();
    // Rows of a list come before it is whole.
    await reader.find(() => names().join() === present().join());
    expect(names()).toEqual(present());

    const [pod] = sandbox.cluster(CLUSTER).list('pods');
    const { name, namespace } = pod.metadata;
    const [gone] = Array.from(shown().rows).find(
      ([, row]) => row.namespace === namespace && row.name === name,
    )!;
    sandbox.cluster(CLUSTER).delete({
      resource: 'pods',
      namespace,
      name,
      gracePeriodSeconds: 0,
    });
    await reader.find(
      event => event.type === 'delta' && event.removes.includes(gone),
    );
    await reader.find(() => names().join() === present().join());

    for (const id of ['moon', 'unicorns']) {
      const refused = await reader.find(
        event => event.type === 'error' && event.id === id,
      );
      expect(refused).toMatchObject({
        error: { message: expect.stringContaining(`'${id}'`) },
      });
    }
    reader.close();
  });

  it('reads an object, its events and what is allowed of it', async () => {
    await eventually(
      async () => (await get('/clusters')).body.clusters[0].state === 'live',
    );
    const clusters = await get('/clusters');
    expect(clusters.body.clusters).toMatchObject([
      { name: CLUSTER, state: 'live', identity: 'serviceAccount' },
    ]);

    const [pod] = sandbox.cluster(CLUSTER).list('pods');
    const { name, namespace, uid } = pod.metadata;
    const path = `/clusters/${CLUSTER}/objects/pods/${name}`;
    const object = await get(`${path}?namespace=${namespace}`);
    expect(object.body.object).toMatchObject({
      kind: 'Pod',
      metadata: { name, namespace, uid },
    });
    expect(object.body.object.metadata.managedFields).toBeUndefined();
    const events = await get(`${path}/events?namespace=${namespace}`);
    expect(events.body).toEqual({ events: expect.any(Array) });

    // Permissions are not enabled in this portal.
    const full = await get(`${path}?namespace=${namespace}&view=full`);
    expect(full.status).toBe(403);
    expect(full.body.error.message).toContain('permission.enabled');
    const check = await request(portal.url)
      .post('/api/cluster/v1/access-checks')
      .set('Authorization', user)
      .send({ cluster: CLUSTER, kind: 'pods', namespace, action: 'inspect' });
    expect(check.body).toMatchObject({ allowed: false, deniedBy: 'config' });
  });

  it('says what is not there', async () => {
    const cluster = await get('/clusters/moon/objects/nodes/n1');
    expect(cluster.status).toBe(404);
    expect(cluster.body.error.message).toContain("There is no cluster 'moon'");
    const kind = await get(`/clusters/${CLUSTER}/objects/unicorns/u1`);
    expect(kind.status).toBe(400);
    expect(kind.body.error.message).toContain("There is no kind 'unicorns'");
    const object = await get(`/clusters/${CLUSTER}/objects/nodes/nowhere`);
    expect(object.status).toBe(404);
  });
});

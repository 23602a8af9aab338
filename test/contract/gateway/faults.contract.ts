import { PodRow } from '@wheelhouse/backstage-plugin-cluster-common';
import { eventually } from '../support/customKind';
import { GatewayPortal } from '../support/GatewayPortal';
import { adminConfig, tokenConfig } from '../support/kubeConfigs';
import { deployment } from '../../targets/manifests';
import { useNamespace } from '../support/objects';
import { RawApi } from '../../targets/RawApi';
import { control } from '../../targets/control';
import { describeContract } from '../support/targets';

const RESTARTS = 20;

interface ListedPod {
  metadata: { namespace: string; name: string; creationTimestamp: string };
  status: { phase: string };
}

/** Tells a pod from one made anew under its name, and says how it is. */
function identity(
  namespace: string,
  name: string,
  created: number,
  phase: string,
): string {
  return `${namespace}/${name} of ${created}: ${phase}`;
}

describeContract('faults of the API server', target => {
  const api = new RawApi(target.kubeconfig);
  const namespace = useNamespace(api, 'faults');
  const portals: GatewayPortal[] = [];

  async function startPortal(kubeConfig = adminConfig(target)) {
    const portal = await GatewayPortal.start({ kubeConfig });
    portals.push(portal);
    return portal;
  }

  let stopped = false;
  async function stopApiServer() {
    stopped = true;
    await control(target, 'stop-api-server');
  }
  async function startApiServer() {
    await control(target, 'start-api-server');
    stopped = false;
  }

  afterEach(async () => {
    for (const portal of portals.splice(0)) {
      await portal.stop();
    }
    // Whatever failed in between, the next suite finds an API server.
    if (stopped) {
      await startApiServer();
    }
  });

  async function listed(): Promise<string[]> {
    const { body } = await api.get('/api/v1/pods');
    return body.items
      .map(({ metadata, status }: ListedPod) =>
        identity(
          metadata.namespace,
          metadata.name,
          Date.parse(metadata.creationTimestamp) / 1000,
          status.phase,
        ),
      )
      .sort();
  }

  it('that is not there at start: shown as unreachable, then live', async () => {
    await stopApiServer();
    const portal = await startPortal();
    const feed = await portal.feed([{ id: 'clusters', kind: 'clusters' }]);
    await feed.until(f =>
      f
        .rows<{ state: string }>('clusters')
        .some(row => row.state === 'unreachable'),
    );
    await startApiServer();
    await feed.until(
      f =>
        f.rows<{ state: string }>('clusters').some(row => row.state === 'live'),
      60_000,
    );
  }, 300_000);

  it('that does not know the token: denied, and it says so', async () => {
    const portal = await startPortal(tokenConfig(target, 'wrong-token'));
    const feed = await portal.feed([
      { id: 'clusters', kind: 'clusters' },
      { id: 'pods', kind: 'pods' },
    ]);
    await feed.until(f =>
      f.rows<{ state: string }>('clusters').some(row => row.state === 'denied'),
    );
    expect(feed.rows<{ reason: string }>('clusters')[0].reason).toMatch(
      /401|[Uu]nauthorized|credential/,
    );
    await feed.until(f =>
      ['failed', 'denied'].includes(f.state('pods').sources[0]?.state),
    );
  });

  it(`that is killed ${RESTARTS} times: the feed equals a fresh list afterwards`, async () => {
    await api.post(
      `/apis/apps/v1/namespaces/${namespace()}/deployments`,
      deployment('restless', { replicas: 2 }),
    );
    const portal = await startPortal();
    const feed = await portal.feed([{ id: 'pods', kind: 'pods' }]);
    await feed.until(
      f =>
        f.state('pods').sources[0]?.state === 'live' &&
        f.rows('pods').filter(row => row.namespace === namespace()).length ===
          2,
      // Controllers come back to an API server that was away within two minutes.
      180_000,
    );
    for (let round = 0; round < RESTARTS; round += 1) {
      await stopApiServer();
      if (round === 0) {
        await feed.until(f => f.state('pods').sources[0]?.state === 'stale');
        expect(feed.state('pods').sources[0]).toMatchObject({
          since: expect.any(String),
          reason: expect.any(String),
        });
        expect(feed.rows('pods').length).toBeGreaterThan(0);
      }
      await startApiServer();
      await api.patch(
        `/apis/apps/v1/namespaces/${namespace()}/deployments/restless/scale`,
        'merge',
        { spec: { replicas: 1 + (round % 3) } },
      );
    }
    await feed.until(f => f.state('pods').sources[0]?.state === 'live', 60_000);
    await eventually(async () => {
      const shown = feed
        .rows<PodRow>('pods')
        .map(row => identity(row.namespace, row.name, row.created, row.phase))
        .sort();
      expect(shown).toEqual(await listed());
    }, 60_000);
  }, 900_000);
});

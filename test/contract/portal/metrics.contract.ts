import { freePort } from '../../cluster/processes/freePorts';
import { DemoBackend } from '../support/DemoBackend';
import { contractTargets } from '../support/targets';

const [target] = contractTargets();

describe('the metrics of the portal', () => {
  let backend: DemoBackend | undefined;
  let url = '';

  beforeAll(async () => {
    const port = await freePort();
    url = `http://127.0.0.1:${port}/metrics`;
    backend = await DemoBackend.spawn({
      wheelhouse: { kubeconfig: { path: target.kubeconfig } },
      demo: { metrics: { port } },
    });
    await backend.ready();
  }, 200_000);

  afterAll(() => backend?.stop());

  /** The sum of the samples of a metric whose labels match. */
  async function scrape(name: string, labels = /./): Promise<number> {
    const response = await fetch(url);
    expect(response.headers.get('content-type')).toMatch(/^text\/plain/);
    const samples = (await response.text()).split('\n').flatMap(line => {
      const [, found, text, value] = /^(\w+)\{(.*)\} (\S+)$/.exec(line) ?? [];
      return found === name && labels.test(text) ? [Number(value)] : [];
    });
    return samples.length > 0
      ? samples.reduce((sum, value) => sum + value, 0)
      : Number.NaN;
  }

  async function until(read: () => Promise<number>, wanted: number) {
    const end = Date.now() + 30_000;
    let seen = await read();
    while (seen !== wanted && Date.now() < end) {
      await new Promise(resolve => setTimeout(resolve, 100));
      seen = await read();
    }
    expect(seen).toBe(wanted);
  }

  it('are at the address that the log names', () => {
    expect(backend?.output).toContain(`Metrics for Prometheus are at ${url}`);
  });

  it('follow the hub of the running portal', async () => {
    const cluster = /k8s_cluster_name="[^"]+",kind="namespaces"/;
    await until(
      () =>
        scrape(
          'wheelhouse_cluster_upstream_watches',
          new RegExp(`${cluster.source},state="live"`),
        ),
      1,
    );
    expect(await scrape('wheelhouse_cluster_rows', cluster)).toBeGreaterThan(0);
    expect(await scrape('wheelhouse_cluster_upstream_stale', cluster)).toBe(0);
    expect(
      await scrape('wheelhouse_cluster_upstream_changes_total', cluster),
    ).toBeGreaterThanOrEqual(0);
    for (const name of [
      'wheelhouse_cluster_feed_superseded_total',
      'wheelhouse_cluster_eventloop_delay_p50',
      'wheelhouse_cluster_eventloop_delay_p99',
      'wheelhouse_cluster_eventloop_delay_max',
    ]) {
      expect([name, await scrape(name)]).toEqual([name, expect.any(Number)]);
      expect(await scrape(name)).toBeGreaterThanOrEqual(0);
    }
  });

  it('follow its readers', async () => {
    const streams = () => scrape('wheelhouse_cluster_feed_streams');
    const subscriptions = () => scrape('wheelhouse_cluster_feed_subscriptions');
    expect([await streams(), await subscriptions()]).toEqual([0, 0]);
    const leave = new AbortController();
    const feed = await fetch(`${backend!.url}/api/cluster/v1/feed`, {
      method: 'POST',
      signal: leave.signal,
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${await backend!.guestToken()}`,
      },
      body: JSON.stringify({
        subscriptions: [
          { id: 'a', kind: 'pods' },
          { id: 'b', kind: 'clusters' },
        ],
      }),
    });
    expect(feed.status).toBe(200);
    await until(streams, 1);
    await until(subscriptions, 2);
    expect(await scrape('wheelhouse_cluster_feed_queue')).toBe(0);
    leave.abort();
    await until(streams, 0);
    await until(subscriptions, 0);
  });
});

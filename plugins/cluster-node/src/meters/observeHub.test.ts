import { mockServices } from '@backstage/backend-test-utils';
import { Sandbox, startSandbox } from '@internal/sandbox';
import { KubeConfig } from '@kubernetes/client-node';
import { ingresses } from '@wheelhouse/backstage-plugin-cluster-common';
import { CollectedMetrics } from '../__testUtils__/CollectedMetrics';
import { FakeUpstream } from '../__testUtils__/FakeUpstream';
import { namespace, pod } from '../__testUtils__/objects';
import { ClusterHub } from '../hub/ClusterHub';
import { startUpstreamCluster } from '../upstream/startUpstreamCluster';
import { fastTiming } from '../upstream/testing/fastTiming';
import { UpstreamCluster } from '../upstream/UpstreamCluster';
import { observeHub } from './observeHub';

// A machine may be busy with other things.
jest.setTimeout(30_000);

describe('observeHub', () => {
  let metrics: CollectedMetrics;
  let hub: ClusterHub;
  let stopObserving: () => void;

  function start(upstream: UpstreamCluster) {
    hub = ClusterHub.create({
      upstreams: [upstream],
      logger: mockServices.logger.mock(),
      linger: 1,
    });
    stopObserving = observeHub(hub);
  }

  const value = async (name: string, attributes: string) =>
    (await metrics.read(`wheelhouse.cluster.${name}`))?.[attributes];

  beforeEach(() => {
    metrics = CollectedMetrics.start();
  });

  afterEach(async () => {
    stopObserving();
    hub.stop();
    await metrics.stop();
  });

  it('follows the rows and states of a kind to the end of its watch', async () => {
    const upstream = new FakeUpstream('harbor');
    start(upstream);
    expect(await value('upstream.watches', 'harbor pods connecting')).toBe(1);
    expect(await value('rows', 'harbor pods')).toBe(0);
    upstream.list('pods', [pod('a'), pod('b')]);
    expect(await value('rows', 'harbor pods')).toBe(2);
    expect(await value('upstream.watches', 'harbor pods live')).toBe(1);
    expect(await value('upstream.watches', 'harbor pods connecting')).toBe(0);

    const { release } = hub.cluster('harbor').acquire(ingresses);
    expect(await value('upstream.watches', 'harbor ingresses connecting')).toBe(
      1,
    );
    upstream.list('ingresses', [namespace('a')]);
    expect(await value('rows', 'harbor ingresses')).toBe(1);
    release();
    await new Promise(resolve => setTimeout(resolve, 20));
    expect(await value('rows', 'harbor ingresses')).toBe(0);
    expect(await value('upstream.watches', 'harbor ingresses live')).toBe(0);
  });

  it('counts changes, and goes on counting when a kind is watched anew', async () => {
    const upstream = new FakeUpstream('harbor');
    start(upstream);
    const sink = upstream.sink('pods');
    upstream.list('pods', [pod('a'), pod('b')]);
    expect(await value('upstream.changes', 'harbor pods')).toBe(0);
    sink.upsert(pod('a', {}, 'Failed'));
    sink.upsert(pod('c'));
    sink.delete(pod('b'));
    expect(await value('upstream.changes', 'harbor pods')).toBe(3);
    upstream.list('pods', [pod('a')]);
    expect(await value('upstream.changes', 'harbor pods')).toBe(3);
    // What is not being listed just now changes.
    sink.beginList('shop');
    sink.upsert(pod('d', { namespace: 'other' }));
    sink.upsert(pod('e', { namespace: 'shop' }));
    expect(await value('upstream.changes', 'harbor pods')).toBe(4);

    for (const round of [1, 2]) {
      const { release } = hub.cluster('harbor').acquire(ingresses);
      upstream.list('ingresses', []);
      upstream.sink('ingresses').upsert(namespace('a'));
      expect(await value('upstream.changes', 'harbor ingresses')).toBe(round);
      release();
      await new Promise(resolve => setTimeout(resolve, 20));
    }
  });

  it('says for how long a kind has not been live', async () => {
    const upstream = new FakeUpstream('harbor');
    start(upstream);
    // What a busy machine adds is less than the ten seconds.
    const tens = async (kind: string) =>
      Math.floor((await value('upstream.stale', `harbor ${kind}`))! / 10);
    const stale = () => tens('pods');
    const ago = (seconds: number) => new Date(Date.now() - 1000 * seconds);
    upstream.state('pods', { state: 'connecting', since: ago(100) });
    expect(await stale()).toBe(10);
    upstream.list('pods', []);
    expect(await stale()).toBe(0);
    upstream.state('pods', { state: 'stale', since: ago(40) });
    expect(await stale()).toBe(4);
    // Another way of not being live does not begin anew.
    upstream.state('pods', { state: 'failed', since: ago(10) });
    expect(await stale()).toBe(4);
    upstream.state('pods', { state: 'denied', since: ago(10) });
    expect(await stale()).toBe(0);

    const { release } = hub.cluster('harbor').acquire(ingresses);
    upstream.state('ingresses', { state: 'stale', since: ago(70) });
    expect(await tens('ingresses')).toBe(7);
    release();
    await new Promise(resolve => setTimeout(resolve, 20));
    expect(await value('upstream.stale', 'harbor ingresses')).toBe(0);
  });

  it('tells how late the event loop was, once per collection', async () => {
    start(new FakeUpstream('harbor'));
    const longest = () => value('eventloop.delay.max', '');
    expect(await longest()).toBeUndefined();
    await new Promise(resolve => setTimeout(resolve, 50));
    const end = performance.now() + 1_000;
    while (performance.now() < end) {
      // Nothing else runs meanwhile.
    }
    await new Promise(resolve => setTimeout(resolve, 50));
    expect(await longest()).toBeGreaterThan(0.9);
    await new Promise(resolve => setTimeout(resolve, 50));
    expect(await longest()).toBeLessThan(0.9);
    expect(await value('eventloop.delay.p50', '')).toBeLessThan(0.9);
    expect(await value('eventloop.delay.p99', '')).toBeDefined();
  });

  it('says nothing any more once stopped', async () => {
    const upstream = new FakeUpstream('harbor');
    start(upstream);
    stopObserving();
    upstream.list('pods', [pod('a')]);
    expect(await metrics.read('wheelhouse.cluster.rows')).toBeUndefined();
  });

  describe('over a cluster', () => {
    let sandbox: Sandbox;

    beforeEach(async () => {
      sandbox = await startSandbox({ clusters: ['harbor'], motion: false });
      const kubeConfig = new KubeConfig();
      kubeConfig.loadFromString(sandbox.kubeconfig());
      kubeConfig.setCurrentContext('harbor');
      const logger = mockServices.logger.mock();
      logger.child.mockReturnValue(logger);
      start(
        startUpstreamCluster(
          { ...new FakeUpstream('harbor').definition, kubeConfig },
          { logger, timing: { ...fastTiming, idle: 90_000 } },
        ),
      );
    });

    afterEach(() => sandbox.close());

    async function until(name: string, attributes: string, wanted: number) {
      const end = Date.now() + 10_000;
      let seen = await value(name, attributes);
      while (seen !== wanted && Date.now() < end) {
        await new Promise(resolve => setTimeout(resolve, 10));
        seen = await value(name, attributes);
      }
      expect([name, attributes, seen]).toEqual([name, attributes, wanted]);
    }

    it('counts rows, changes and lists as they happen there', async () => {
      await until('upstream.watches', 'harbor pods live', 1);
      const { client } = hub.cluster('harbor');
      const { items } = await client.request<{
        items: { metadata: { namespace: string; name: string } }[];
      }>({ path: '/api/v1/pods' });
      expect(items.length).toBeGreaterThan(0);
      expect(await value('rows', 'harbor pods')).toBe(items.length);
      expect(
        await metrics.read('wheelhouse.cluster.upstream.relists'),
      ).toBeUndefined();

      const { namespace: place, name } = items[0].metadata;
      const before = (await value('upstream.changes', 'harbor pods')) ?? 0;
      await client.request({
        method: 'PATCH',
        path: `/api/v1/namespaces/${place}/pods/${name}`,
        contentType: 'application/merge-patch+json',
        body: { metadata: { labels: { touched: 'yes' } } },
      });
      await until('upstream.changes', 'harbor pods', before + 1);

      sandbox.faults.expireWatches({ resource: 'pods' });
      await until('upstream.relists', 'harbor pods expired', 1);
      await until('upstream.watches', 'harbor pods live', 1);

      const fault = await sandbox.faults.add({
        type: 'forbidden',
        cluster: 'harbor',
        resource: 'pods',
      });
      sandbox.faults.dropWatches({ resource: 'pods' });
      await until('upstream.watches', 'harbor pods denied', 1);
      expect(await value('rows', 'harbor pods')).toBe(0);
      await sandbox.faults.remove(fault);
      await until('upstream.relists', 'harbor pods returned', 1);
      await until('rows', 'harbor pods', items.length);
      expect(await metrics.read('wheelhouse.cluster.upstream.relists')).toEqual(
        { 'harbor pods expired': 1, 'harbor pods returned': 1 },
      );
    });
  });
});

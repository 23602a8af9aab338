import { mockServices } from '@backstage/backend-test-utils';
import { Sandbox, startSandbox } from '@internal/sandbox';
import { KubeConfig } from '@kubernetes/client-node';
import {
  KubernetesObject,
  ResourceDescriptor,
} from '@wheelhouse/backstage-plugin-cluster-common';
import { startUpstreamCluster } from './startUpstreamCluster';
import { fastTiming } from './testing/fastTiming';
import { RecordingSink } from './testing/RecordingSink';
import { UpstreamCluster } from './UpstreamCluster';
import { UpstreamTiming } from './UpstreamTiming';

// It grows days of history, on a machine that may be busy.
jest.setTimeout(120_000);

const pods: ResourceDescriptor = {
  id: 'pods',
  kind: 'Pod',
  group: '',
  plural: 'pods',
  versions: ['v1'],
  scope: 'Namespaced',
  columns: [],
  project: ({ metadata }) => ({
    uid: metadata.uid,
    namespace: metadata.namespace ?? '',
    name: metadata.name,
    created: 0,
  }),
};
const deployments: ResourceDescriptor = {
  ...pods,
  id: 'deployments',
  group: 'apps',
  plural: 'deployments',
};

describe('an upstream over the sandbox', () => {
  let sandbox: Sandbox;
  let upstream: UpstreamCluster;

  function start(timing: Partial<UpstreamTiming> = {}) {
    const kubeConfig = new KubeConfig();
    kubeConfig.loadFromString(sandbox.kubeconfig());
    kubeConfig.setCurrentContext('harbor');
    const logger = mockServices.logger.mock();
    logger.child.mockReturnValue(logger);
    upstream = startUpstreamCluster(
      {
        name: 'harbor',
        source: 'test',
        title: 'Harbor',
        kubeConfig,
        sandbox: true,
        allow: [],
        identity: 'serviceAccount',
        namespaceOwners: {},
      },
      {
        logger,
        // Bookmarks of the sandbox come at their usual pace, and its answers
        // when the machine has time.
        timing: {
          ...fastTiming,
          idle: 90_000,
          connect: 10_000,
          probeTimeout: 5_000,
          ...timing,
        },
      },
    );
  }

  function watch(descriptor: ResourceDescriptor): RecordingSink {
    const sink = new RecordingSink();
    upstream.watchKind(descriptor, sink);
    return sink;
  }

  /** Waits until the sink holds exactly what a list of the API gives. */
  async function expectEqual(sink: RecordingSink, descriptor = pods) {
    const path = await upstream.resourcePath(descriptor);
    const truth = async () => {
      const { items } = await upstream.client.request<{
        items: KubernetesObject[];
      }>({ path });
      return items.map(
        ({ metadata }) => `${metadata.name} ${metadata.resourceVersion}`,
      );
    };
    const held = () => [...sink.objects].map(pair => pair.join(' '));
    const end = Date.now() + 30_000;
    let wanted = await truth();
    while (held().sort().join() !== wanted.sort().join() && Date.now() < end) {
      await new Promise(resolve => setTimeout(resolve, 20));
      wanted = await truth();
    }
    expect(held().sort()).toEqual(wanted.sort());
    expect(wanted.length).toBeGreaterThan(0);
  }

  async function scale(replicas: number) {
    const [first] = (
      await upstream.client.request<{ items: KubernetesObject[] }>({
        path: await upstream.resourcePath(deployments),
      })
    ).items;
    const { namespace, name } = first.metadata;
    await upstream.client.request({
      method: 'PATCH',
      path: await upstream.resourcePath(deployments, {
        namespace,
        name,
        subresource: 'scale',
      }),
      contentType: 'application/merge-patch+json',
      body: { spec: { replicas } },
    });
  }

  beforeEach(async () => {
    sandbox = await startSandbox({ clusters: ['harbor'], motion: false });
  });

  afterEach(async () => {
    upstream.stop();
    await sandbox.close();
  });

  it('holds what the API lists, and follows what changes', async () => {
    start();
    const sink = watch(pods);
    await sink.until(() => sink.last.state === 'live');
    await expectEqual(sink);
    const before = sink.objects.size;
    await scale(20);
    await sink.until(() => sink.objects.size > before);
    await expectEqual(sink);
    await scale(1);
    await sink.until(() => sink.objects.size < before);
    await expectEqual(sink);
    expect(sink.stateNames).toEqual(['connecting', 'live']);
    await sink.until(() => upstream.health().state === 'live');
    expect(upstream.health().state).toBe('live');
    expect(upstream.health().version).toMatch(/^v1\./);
  });

  it('has one watch per kind, and none after stop', async () => {
    start();
    const sinks = [watch(pods), watch(deployments)];
    for (const sink of sinks) {
      await sink.until(() => sink.last.state === 'live');
    }
    expect(sandbox.watchCount()).toBe(2);
    upstream.stop();
    await sinks[0].until(() => sandbox.watchCount() === 0);
    expect(sandbox.watchCount()).toBe(0);
  });

  it('gets over dropped and expired watches without a change of state', async () => {
    start();
    const sink = watch(pods);
    await sink.until(() => sink.last.state === 'live');
    expect(sandbox.faults.dropWatches({ resource: 'pods' })).toBe(1);
    await scale(7);
    await expectEqual(sink);
    expect(sink.log.filter(entry => entry === 'begin')).toHaveLength(1);
    // Equal pods do not prove that the watch is open again.
    await sink.until(() => sandbox.watchCount({ resource: 'pods' }) === 1);
    expect(sandbox.faults.expireWatches({ resource: 'pods' })).toBe(1);
    await scale(9);
    await sink.until(
      () => sink.log.filter(entry => entry === 'begin').length === 2,
    );
    await expectEqual(sink);
    expect(sink.stateNames).toEqual(['connecting', 'live']);
  });

  it.each([
    ['unreachable', 'stale'],
    ['unauthorized', 'stale'],
    ['error', 'stale'],
    ['forbidden', 'denied'],
  ] as const)('shows %s as %s, and recovers', async (type, state) => {
    start();
    const sink = watch(pods);
    await sink.until(() => sink.last.state === 'live');
    const fault = await sandbox.faults.add({
      type,
      cluster: 'harbor',
      ...(type !== 'unreachable' && { resource: 'pods' }),
    });
    sandbox.faults.dropWatches({ resource: 'pods' });
    await sink.until(() => sink.last.state === state);
    expect(sink.last.reason).toMatch(/\S+ \S+/);
    await sandbox.faults.remove(fault);
    await sink.until(() => sink.last.state === 'live');
    await expectEqual(sink);
  });

  it('gives up connections that fall silent', async () => {
    start({ idle: 1_000, connect: 500 });
    const sink = watch(pods);
    await sink.until(() => sink.last.state === 'live');
    const fault = await sandbox.faults.add({
      type: 'half-open',
      resource: 'pods',
    });
    await scale(11);
    await sandbox.faults.remove(fault);
    await expectEqual(sink);
    expect(sink.log.filter(entry => entry === 'begin')).toHaveLength(1);
  });

  it('does not believe an answer that is cut off', async () => {
    start();
    const path = await upstream.resourcePath(pods);
    await sandbox.faults.add({ type: 'truncate', resource: 'pods', times: 1 });
    await expect(upstream.client.request({ path })).rejects.toThrow(
      'The connection to the API server was cut.',
    );
    await expect(upstream.client.request({ path })).resolves.toHaveProperty(
      'items',
    );
  });

  it('is equal again after ten outages in a row', async () => {
    start();
    const sinks = [watch(pods), watch(deployments)];
    for (const sink of sinks) {
      await sink.until(() => sink.last.state === 'live');
    }
    for (let round = 1; round <= 10; round += 1) {
      const fault = await sandbox.faults.add({ type: 'unreachable' });
      await sinks[0].until(() => sinks[0].last.state === 'stale');
      await sandbox.faults.remove(fault);
      for (const sink of sinks) {
        await sink.until(() => sink.last.state === 'live');
      }
      await scale(3 + round);
    }
    await expectEqual(sinks[0]);
    await expectEqual(sinks[1], deployments);
    for (const sink of sinks) {
      expect(sink.log.filter(entry => entry === 'begin')).toHaveLength(1);
    }
  });
});

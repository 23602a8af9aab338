import { mockServices } from '@backstage/backend-test-utils';
import { ResourceDescriptor } from '@wheelhouse/backstage-plugin-cluster-common';
import { ClusterDefinition } from '../clusters/ClusterDefinition';
import { startUpstreamCluster } from './startUpstreamCluster';
import { fastTiming } from './testing/fastTiming';
import { event, listEnd } from './testing/objects';
import { RecordingSink } from './testing/RecordingSink';
import {
  Answer,
  failure,
  json,
  lines,
  ScriptedServer,
} from './testing/ScriptedServer';
import { UpstreamCluster } from './UpstreamCluster';
import { UpstreamTiming } from './UpstreamTiming';

function descriptor(
  parts: Partial<ResourceDescriptor> = {},
): ResourceDescriptor {
  return {
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
    ...parts,
  };
}

const pipelineRuns = descriptor({
  id: 'pipelineruns.tekton.dev',
  kind: 'PipelineRun',
  group: 'tekton.dev',
  plural: 'pipelineruns',
  versions: ['v1', 'v1beta1'],
});
const list = (...names: string[]) =>
  lines([...names.map(name => event('ADDED', name, '1')), listEnd('10')], {
    open: true,
  });
const notFound = failure(404, 'NotFound', 'the server could not find it');

// A machine may be busy with other things.
jest.setTimeout(60_000);

describe('startUpstreamCluster', () => {
  let server: ScriptedServer;
  let routes: Record<string, Answer>;
  let upstream: UpstreamCluster | undefined;

  function start(
    parts: Partial<ClusterDefinition> = {},
    timing: Partial<UpstreamTiming> = {},
  ) {
    upstream = startUpstreamCluster(
      {
        name: 'test',
        source: 'test',
        title: 'Test',
        kubeConfig: server.kubeConfig(),
        sandbox: false,
        allow: [],
        identity: 'serviceAccount',
        namespaceOwners: {},
        ...parts,
      },
      {
        logger: mockServices.logger.mock({
          child: () => mockServices.logger.mock(),
        }),
        // A machine that is held up shall not be taken for a silent server.
        timing: {
          ...fastTiming,
          idle: 60_000,
          connect: 10_000,
          probeTimeout: 5_000,
          ...timing,
        },
      },
    );
    return upstream;
  }

  async function eventually(test: () => boolean, milliseconds = 20_000) {
    const end = Date.now() + milliseconds;
    while (!test()) {
      if (Date.now() > end) {
        throw new Error(
          `It did not come to ${test}: ${JSON.stringify(upstream?.health())}`,
        );
      }
      await new Promise(resolve => setTimeout(resolve, 2));
    }
  }

  beforeEach(async () => {
    server = await ScriptedServer.start();
    routes = {
      '/readyz': response => {
        response.end('ok');
      },
      '/version': json({ gitVersion: 'v1.34.4' }),
      '/api/v1/namespaces/kube-system': json({ metadata: { uid: 'one' } }),
    };
    server.otherwise((response, request) =>
      (routes[request.path] ?? notFound)(response, request),
    );
  });

  afterEach(async () => {
    upstream?.stop();
    await server.stop();
  });

  describe('health', () => {
    it('is live with a version, unreachable while the server is not ready, and live again', async () => {
      const changes: string[] = [];
      const cluster = start();
      expect(cluster.health().state).toBe('connecting');
      const stop = cluster.onHealth(() => changes.push(cluster.health().state));
      await eventually(() => cluster.health().state === 'live');
      expect(cluster.health().version).toBe('v1.34.4');
      const { '/readyz': ok } = routes;
      routes['/readyz'] = response => {
        response.writeHead(500);
        response.end('[-]etcd failed');
      };
      await eventually(() => cluster.health().state === 'unreachable');
      expect(cluster.health()).toMatchObject({
        version: 'v1.34.4',
        reason: 'The API server answers that it is not ready (500).',
      });
      routes['/readyz'] = ok;
      routes['/version'] = json({ gitVersion: 'v1.35.0' });
      await eventually(() => cluster.health().state === 'live');
      expect(cluster.health().version).toBe('v1.35.0');
      expect(cluster.health().reason).toBeUndefined();
      stop();
      expect(changes).toEqual(['live', 'unreachable', 'live']);
    });

    it('starts without the cluster, says why, and finds it later', async () => {
      const { port } = server;
      const kubeConfig = server.kubeConfig();
      await server.stop();
      const cluster = start({ kubeConfig });
      await eventually(() => cluster.health().state === 'unreachable');
      const { since, reason } = cluster.health();
      expect(reason).toContain('refuses connections');
      await new Promise(resolve => setTimeout(resolve, 60));
      expect(cluster.health().since).toBe(since);
      server = await ScriptedServer.start(port);
      server.otherwise((response, request) =>
        (routes[request.path] ?? notFound)(response, request),
      );
      await eventually(() => cluster.health().state === 'live');
    });

    it('is denied with a wrong token', async () => {
      server.otherwise(failure(401, 'Unauthorized', 'Unauthorized'));
      const cluster = start();
      await eventually(() => cluster.health().state === 'denied');
      expect(cluster.health().reason).toContain(
        'The token of this cluster is not accepted by its API server (401)',
      );
    });

    it('is live for a credential that may ask nothing', async () => {
      server.otherwise(failure(403, 'Forbidden', 'no'));
      const cluster = start();
      await eventually(() => cluster.health().state === 'live');
      expect(cluster.health().version).toBeUndefined();
    });

    it('is unreachable where something else answers', async () => {
      server.otherwise(response => {
        response.writeHead(200, { 'Content-Type': 'text/html' });
        response.end('<html>Welcome to nginx</html>');
      });
      const cluster = start();
      await eventually(() => cluster.health().state === 'unreachable');
      expect(cluster.health().reason).toContain('no JSON (text/html)');
    });

    it('notices through a watch that breaks, without waiting for the next probe', async () => {
      const cluster = start({}, { probeInterval: 60_000 });
      routes['/api/v1/pods'] = list('a');
      const sink = new RecordingSink();
      cluster.watchKind(descriptor(), sink);
      await eventually(() => cluster.health().state === 'live');
      await sink.until(() => sink.last.state === 'live');
      server.otherwise(response => {
        response.destroy();
      });
      server.dropConnections();
      await eventually(() => cluster.health().state === 'unreachable');
      expect(cluster.health().reason).toContain('was cut');
    });

    it('wakes waiting watches when the cluster is back', async () => {
      const cluster = start({}, { backoff: [3_600_000, 3_600_000] });
      routes['/api/v1/pods'] = list('a');
      const sink = new RecordingSink();
      cluster.watchKind(descriptor(), sink);
      await sink.until(() => sink.last.state === 'live');
      await eventually(() => cluster.health().state === 'live');
      const whole: Answer = (response, request) =>
        (routes[request.path] ?? notFound)(response, request);
      server.otherwise(response => {
        response.destroy();
      });
      server.dropConnections();
      await sink.until(() => sink.last.state === 'stale');
      await eventually(() => cluster.health().state === 'unreachable');
      server.otherwise(whole);
      await sink.until(() => sink.last.state === 'live');
      expect(sink.stateNames).toEqual(['connecting', 'live', 'stale', 'live']);
    });

    it('does not take the 403 of a starting API server for a denial', async () => {
      // Slow enough that it does not come to believe the 403 before the test goes on.
      const cluster = start(
        {},
        { probeInterval: 60_000, backoff: [1_000, 1_000] },
      );
      routes['/api/v1/pods'] = list('a');
      const sink = new RecordingSink();
      cluster.watchKind(descriptor(), sink);
      await sink.until(() => sink.last.state === 'live');
      await eventually(() => cluster.health().state === 'live');
      const whole: Answer = (response, request) =>
        (routes[request.path] ?? notFound)(response, request);
      server.otherwise(failure(403, 'Forbidden', 'RBAC: role not found'));
      server.dropConnections();
      await sink.until(() => sink.last.state === 'stale');
      server.otherwise(whole);
      await sink.until(() => sink.last.state === 'live');
      expect(sink.stateNames).toEqual(['connecting', 'live', 'stale', 'live']);
    });

    it('lists everything again when another cluster answers', async () => {
      const cluster = start();
      routes['/api/v1/pods'] = list('old');
      const sink = new RecordingSink();
      cluster.watchKind(descriptor(), sink);
      await sink.until(() => sink.objects.has('old'));
      await eventually(() => cluster.health().state === 'live');
      routes['/api/v1/pods'] = list('new');
      routes['/api/v1/namespaces/kube-system'] = json({
        metadata: { uid: 'two' },
      });
      const { '/readyz': ok } = routes;
      routes['/readyz'] = response => {
        response.destroy();
      };
      await eventually(() => cluster.health().state === 'unreachable');
      routes['/readyz'] = ok;
      await sink.until(
        () => sink.objects.has('new') && !sink.objects.has('old'),
      );
      expect([...sink.objects.keys()]).toEqual(['new']);
    });
  });

  describe('kinds', () => {
    it('watches per namespace where only some are allowed, and says which is not', async () => {
      routes['/api/v1/namespaces/a/pods'] = list('in-a');
      routes['/api/v1/namespaces/b/pods'] = failure(
        403,
        'Forbidden',
        'pods is forbidden in b',
      );
      const sink = new RecordingSink();
      start({ namespaces: ['a', 'b'] }).watchKind(descriptor(), sink);
      await sink.until(
        () => sink.last.state === 'live' && Boolean(sink.last.reason),
      );
      expect(sink.last.reason).toBe('Namespace b: pods is forbidden in b');
      expect([...sink.objects.keys()]).toEqual(['in-a']);
      expect(sink.log).toEqual(expect.arrayContaining(['begin a', 'end a']));
      expect(server.requests.map(({ path }) => path)).not.toContain(
        '/api/v1/pods',
      );
    });

    it('takes the first version that is served, and remembers it', async () => {
      const hpa = descriptor({
        id: 'horizontalpodautoscalers',
        group: 'autoscaling',
        plural: 'horizontalpodautoscalers',
        versions: ['v2', 'v1'],
      });
      routes['/apis/autoscaling/v2'] = json({ resources: [] });
      routes['/apis/autoscaling/v1'] = json({
        resources: [{ name: 'horizontalpodautoscalers' }],
      });
      const cluster = start();
      const target = { namespace: 'x', name: 'y', subresource: 'status' };
      expect(await cluster.resourcePath(hpa, target)).toBe(
        '/apis/autoscaling/v1/namespaces/x/horizontalpodautoscalers/y/status',
      );
      expect(await cluster.resourcePath(hpa)).toBe(
        '/apis/autoscaling/v1/horizontalpodautoscalers',
      );
      const asked = server.requests.filter(({ path }) =>
        path.startsWith('/apis/autoscaling'),
      );
      expect(asked).toHaveLength(2);
    });

    it('escapes what stands in a path, and refuses to climb', async () => {
      const cluster = start();
      expect(
        await cluster.resourcePath(descriptor(), {
          namespace: 'a b',
          name: 'c?d:e',
        }),
      ).toBe('/api/v1/namespaces/a%20b/pods/c%3Fd%3Ae');
      for (const name of ['..', '.', '', 'a/b', 'a%2fb']) {
        await expect(
          cluster.resourcePath(descriptor(), { namespace: 'a', name }),
        ).rejects.toThrow(TypeError);
      }
    });

    it('follows a custom kind that appears, changes its version and disappears', async () => {
      const definitions =
        '/apis/apiextensions.k8s.io/v1/customresourcedefinitions';
      const tell: { now?: (event: object) => void } = {};
      routes[definitions] = response => {
        response.writeHead(200);
        response.write(`${JSON.stringify(listEnd('1'))}\n`);
        tell.now = line => response.write(`${JSON.stringify(line)}\n`);
      };
      const cluster = start({}, { absent: [60_000, 60_000] });
      const sink = new RecordingSink();
      cluster.watchKind(pipelineRuns, sink);
      await sink.until(() => sink.last.state === 'absent');
      await eventually(() => Boolean(tell.now));
      expect(sink.last.reason).toContain('pipelineruns.tekton.dev');

      const name = 'pipelineruns.tekton.dev';
      const served = json({ resources: [{ name: 'pipelineruns' }] });
      routes['/apis/tekton.dev/v1beta1'] = served;
      routes['/apis/tekton.dev/v1beta1/pipelineruns'] = list('run');
      tell.now?.(event('ADDED', name, '2'));
      await sink.until(() => sink.last.state === 'live');
      expect([...sink.objects.keys()]).toEqual(['run']);

      routes['/apis/tekton.dev/v1'] = served;
      routes['/apis/tekton.dev/v1/pipelineruns'] = list('run', 'other');
      tell.now?.(event('MODIFIED', name, '3'));
      await sink.until(() => sink.objects.has('other'));
      expect(await cluster.resourcePath(pipelineRuns)).toBe(
        '/apis/tekton.dev/v1/pipelineruns',
      );

      for (const path of Object.keys(routes)) {
        if (path.startsWith('/apis/tekton.dev')) {
          delete routes[path];
        }
      }
      tell.now?.(event('DELETED', name, '4'));
      await sink.until(() => sink.last.state === 'absent');
      expect(sink.objects.size).toBe(0);
      const [request] = server.requests.filter(r => r.path === definitions);
      expect(request.headers.accept).toContain('as=PartialObjectMetadata;');
    });

    it('finds a custom kind by asking where definitions may not be watched', async () => {
      routes['/apis/apiextensions.k8s.io/v1/customresourcedefinitions'] =
        failure(403, 'Forbidden', 'no');
      const sink = new RecordingSink();
      start().watchKind(pipelineRuns, sink);
      await sink.until(() => sink.last.state === 'absent');
      routes['/apis/tekton.dev/v1'] = json({
        resources: [{ name: 'pipelineruns' }],
      });
      routes['/apis/tekton.dev/v1/pipelineruns'] = list('run');
      await sink.until(() => sink.last.state === 'live');
      expect([...sink.objects.keys()]).toEqual(['run']);
    });

    it('watches definitions only while a custom kind is watched', async () => {
      const definitions =
        '/apis/apiextensions.k8s.io/v1/customresourcedefinitions';
      const asked = () =>
        server.requests.filter(({ path }) => path === definitions).length;
      const cluster = start();
      const pods = new RecordingSink();
      routes['/api/v1/pods'] = list('a');
      cluster.watchKind(descriptor(), pods);
      await pods.until(() => pods.last.state === 'live');
      expect(asked()).toBe(0);
      const first = cluster.watchKind(pipelineRuns, new RecordingSink());
      const second = cluster.watchKind(pipelineRuns, new RecordingSink());
      await eventually(() => asked() > 0);
      first.stop();
      second.stop();
      await new Promise(resolve => setTimeout(resolve, 60));
      const before = asked();
      await new Promise(resolve => setTimeout(resolve, 120));
      expect(asked()).toBe(before);
    });

    it('leaves neither connections nor timers behind', async () => {
      const ours = () =>
        process
          .getActiveResourcesInfo()
          .filter(name => /Timeout|TCPSocketWrap|TLSWrap/.test(name)).length;
      await server.stop();
      const idle = ours();
      server = await ScriptedServer.start();
      server.otherwise((response, request) =>
        (routes[request.path] ?? notFound)(response, request),
      );
      routes['/api/v1/pods'] = list('a');
      const cluster = start();
      const live = new RecordingSink();
      cluster.watchKind(descriptor(), live);
      cluster.watchKind(pipelineRuns, new RecordingSink());
      await live.until(() => live.last.state === 'live');
      await eventually(() => cluster.health().state === 'live');
      expect(ours()).toBeGreaterThan(idle);
      cluster.stop();
      await server.stop();
      await new Promise(resolve => setImmediate(resolve));
      const told = live.log.length;
      await new Promise(resolve => setTimeout(resolve, 100));
      await eventually(() => ours() <= idle);
      expect(ours()).toBeLessThanOrEqual(idle);
      expect(live.log).toHaveLength(told);
    });
  });
});

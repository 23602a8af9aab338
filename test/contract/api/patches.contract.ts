import { deployment } from '../../targets/manifests';
import { configMap, useNamespace } from '../support/objects';
import { RawApi } from '../../targets/RawApi';
import { describeContract } from '../support/targets';

describeContract('patches and subresources', target => {
  const api = new RawApi(target.kubeconfig);
  const namespace = useNamespace(api, 'patches');
  const maps = () => `/api/v1/namespaces/${namespace()}/configmaps`;
  const deployments = () =>
    `/apis/apps/v1/namespaces/${namespace()}/deployments`;

  it('by JSON Patch test, add, replace and remove', async () => {
    await api.post(maps(), configMap('json', { a: '1', b: '2' }));
    const path = `${maps()}/json`;
    const { body } = await api.patch(path, 'json', [
      { op: 'test', path: '/data/a', value: '1' },
      { op: 'replace', path: '/data/a', value: '9' },
      { op: 'remove', path: '/data/b' },
      { op: 'add', path: '/data/c', value: '3' },
    ]);
    expect(body.data).toEqual({ a: '9', c: '3' });
    const failed = await api.patch(path, 'json', [
      { op: 'test', path: '/data/a', value: 'other' },
      { op: 'remove', path: '/data/a' },
    ]);
    expect(failed.status).toBe(422);
    expect((await api.get(path)).body.data).toEqual({ a: '9', c: '3' });
  });

  it('by merge patch set and remove', async () => {
    await api.post(maps(), configMap('merge', { a: '1', b: '2' }));
    const { body } = await api.patch(`${maps()}/merge`, 'merge', {
      data: { a: null, c: '3' },
    });
    expect(body.data).toEqual({ b: '2', c: '3' });
  });

  it('by strategic merge find list items by their key', async () => {
    await api.post(
      deployments(),
      deployment('strategic', {
        replicas: 0,
        env: [
          { name: 'A', value: '1' },
          { name: 'B', value: '2' },
        ],
      }),
    );
    const { body } = await api.patch(
      `${deployments()}/strategic`,
      'strategic-merge',
      {
        spec: {
          template: {
            spec: {
              containers: [
                {
                  name: 'main',
                  env: [
                    { name: 'A', value: '9' },
                    { name: 'B', $patch: 'delete' },
                    { name: 'C', value: '3' },
                  ],
                },
                { name: 'side', image: 'side:1' },
              ],
            },
          },
        },
      },
    );
    const { containers } = body.spec.template.spec;
    const main = containers.find((c: { name: string }) => c.name === 'main');
    expect(containers.map((c: { name: string }) => c.name).sort()).toEqual([
      'main',
      'side',
    ]);
    expect(main.image).toBe('docker.io/library/busybox:1');
    expect(
      Object.fromEntries(
        main.env.map((e: { name: string; value: string }) => [e.name, e.value]),
      ),
    ).toEqual({ A: '9', C: '3' });
  });

  it('with an unknown media type are 415', async () => {
    await api.post(maps(), configMap('media'));
    const { status } = await api.send(
      'PATCH',
      `${maps()}/media`,
      {},
      {
        'content-type': 'application/unknown-patch+json',
      },
    );
    expect(status).toBe(415);
  });

  it('of status leave the spec alone, and the other way round', async () => {
    const path = `${deployments()}/halves`;
    await api.post(deployments(), deployment('halves', { replicas: 0 }));
    const status = await api.patch(`${path}/status`, 'merge', {
      spec: { replicas: 7 },
      status: { collisionCount: 3 },
    });
    expect(status.status).toBe(200);
    const { body } = await api.patch(path, 'merge', {
      metadata: { labels: { seen: 'yes' } },
      status: { collisionCount: 9 },
    });
    expect(body.spec.replicas).toBe(0);
    expect(body.status.collisionCount).toBe(3);
  });

  it('of scale read and write replicas', async () => {
    const path = `${deployments()}/scaled`;
    await api.post(deployments(), deployment('scaled', { replicas: 0 }));
    const before = await api.get(`${path}/scale`);
    expect(before.body).toMatchObject({
      kind: 'Scale',
      apiVersion: 'autoscaling/v1',
      spec: {},
      status: { selector: 'app=scaled' },
    });
    const scaled = await api.patch(`${path}/scale`, 'merge', {
      spec: { replicas: 2 },
    });
    expect(scaled.body.spec.replicas).toBe(2);
    expect((await api.get(path)).body.spec.replicas).toBe(2);
    await api.patch(`${path}/scale`, 'merge', { spec: { replicas: 0 } });
  });
});

import { deployment } from '../../targets/manifests';
import { configMap, uniqueName, useNamespace } from '../support/objects';
import { RawApi } from '../../targets/RawApi';
import { describeContract } from '../support/targets';

describeContract('objects', target => {
  const api = new RawApi(target.kubeconfig);
  const namespace = useNamespace(api, 'objects');
  const maps = () => `/api/v1/namespaces/${namespace()}/configmaps`;
  const deployments = () =>
    `/apis/apps/v1/namespaces/${namespace()}/deployments`;

  it('are created with what the server adds', async () => {
    const { status, body } = await api.post(maps(), configMap('a', { k: 'v' }));
    expect(status).toBe(201);
    expect(body.metadata).toMatchObject({
      name: 'a',
      namespace: namespace(),
      uid: expect.stringMatching(/^[0-9a-f-]{36}$/),
      resourceVersion: expect.stringMatching(/^\d+$/),
      creationTimestamp: expect.stringMatching(/^\d{4}-.*Z$/),
    });
    const read = await api.get(`${maps()}/a`);
    expect(read.body.data).toEqual({ k: 'v' });
    expect(read.body).toMatchObject({ apiVersion: 'v1', kind: 'ConfigMap' });
  });

  it('get a name from generateName', async () => {
    const { body } = await api.post(maps(), {
      ...configMap('x'),
      metadata: { generateName: 'gen-' },
    });
    expect(body.metadata.name).toMatch(/^gen-[a-z0-9]{5}$/);
  });

  it('that do not exist are 404, with what was asked for', async () => {
    const { status, body } = await api.get(`${maps()}/missing`);
    expect(status).toBe(404);
    expect(body).toMatchObject({
      kind: 'Status',
      status: 'Failure',
      reason: 'NotFound',
      message: 'configmaps "missing" not found',
      details: { name: 'missing', kind: 'configmaps' },
      code: 404,
    });
    expect((await api.delete(`${maps()}/missing`)).status).toBe(404);
  });

  it('that exist already are 409', async () => {
    await api.post(maps(), configMap('twice'));
    const { status, body } = await api.post(maps(), configMap('twice'));
    expect(status).toBe(409);
    expect(body).toMatchObject({
      reason: 'AlreadyExists',
      message: 'configmaps "twice" already exists',
    });
  });

  it('cannot be replaced with an old version', async () => {
    const first = await api.post(maps(), configMap('race'));
    await api.put(`${maps()}/race`, { ...first.body, data: { by: 'one' } });
    const { status, body } = await api.put(`${maps()}/race`, {
      ...first.body,
      data: { by: 'two' },
    });
    expect(status).toBe(409);
    expect(body).toMatchObject({
      reason: 'Conflict',
      message: expect.stringContaining('the object has been modified'),
    });
    expect((await api.get(`${maps()}/race`)).body.data).toEqual({ by: 'one' });
  });

  it.each([
    ['upper case', 'Upper'],
    ['a name that is too long', 'a'.repeat(254)],
    ['an underscore', 'under_score'],
  ])('with %s are 422, naming the field', async (_, name) => {
    const { status, body } = await api.post(maps(), configMap(name));
    expect(status).toBe(422);
    expect(body).toMatchObject({ reason: 'Invalid' });
    expect(body.details.causes[0].field).toBe('metadata.name');
  });

  it('take names of 253 characters and dots', async () => {
    const name = `${'a.b-'.repeat(63)}z`;
    expect(name).toHaveLength(253);
    expect((await api.post(maps(), configMap(name))).status).toBe(201);
    expect((await api.get(`${maps()}/${name}`)).status).toBe(200);
  });

  it('whose selector does not match their template are 422', async () => {
    const wrong = deployment('wrong');
    wrong.spec.selector.matchLabels = { app: 'other' };
    const { status, body } = await api.post(deployments(), wrong);
    expect(status).toBe(422);
    expect(body.message).toContain('spec.template.metadata.labels');
  });

  it('bump generation with the spec alone', async () => {
    const path = `${deployments()}/gen`;
    const made = await api.post(
      deployments(),
      deployment('gen', { replicas: 0 }),
    );
    expect(made.body.metadata.generation).toBe(1);
    const labelled = await api.patch(path, 'merge', {
      metadata: { labels: { more: 'yes' } },
    });
    expect(labelled.body.metadata.generation).toBe(1);
    const paused = await api.patch(path, 'merge', { spec: { paused: true } });
    expect(paused.body.metadata.generation).toBe(2);
  });

  it('with finalizers stay until the last is gone', async () => {
    const path = `${maps()}/kept`;
    await api.post(
      maps(),
      configMap('kept', {}, { finalizers: ['example.com/keep'] }),
    );
    await api.delete(path);
    const leaving = await api.get(path);
    expect(leaving.body.metadata.deletionTimestamp).toEqual(expect.any(String));
    await api.patch(path, 'merge', { metadata: { finalizers: null } });
    expect((await api.get(path)).status).toBe(404);
  });

  it('over 1 MB are stored and read', async () => {
    const data = { big: 'x'.repeat(1_000_000) };
    expect((await api.post(maps(), configMap('big', data))).status).toBe(201);
    const { body } = await api.get(`${maps()}/big`);
    expect(body.data.big).toHaveLength(1_000_000);
  });

  it('are not changed by a dry run', async () => {
    const { status } = await api.post(`${maps()}?dryRun=All`, configMap('dry'));
    expect(status).toBe(201);
    expect((await api.get(`${maps()}/dry`)).status).toBe(404);
  });

  it('of a body that is no JSON are 400', async () => {
    const { status, body } = await api.send('POST', maps(), undefined, {
      'content-type': 'application/json',
    });
    expect(status).toBe(400);
    expect(body.reason).toBe('BadRequest');
  });

  it('need a namespace that exists', async () => {
    const nowhere = uniqueName('nowhere');
    const { status, body } = await api.post(
      `/api/v1/namespaces/${nowhere}/configmaps`,
      configMap('a'),
    );
    expect(status).toBe(404);
    expect(body.message).toBe(`namespaces "${nowhere}" not found`);
  });
});

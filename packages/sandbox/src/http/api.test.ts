import { get } from 'node:https';
import { SandboxClient } from '../__testUtils__/SandboxClient.ts';
import { quietScenario } from '../__testUtils__/quietScenario.ts';
import { startSandbox } from '../startSandbox.ts';
import type { Sandbox } from '../startSandbox.ts';

// A machine may be busy with other things.
jest.setTimeout(30_000);

const configMaps = '/api/v1/namespaces/default/configmaps';
const deployments = '/apis/apps/v1/namespaces/default/deployments';
const modified =
  'the object has been modified; please apply your changes to the latest version and try again';

function deployment(name: string, labels = { app: name }) {
  return {
    metadata: { name },
    spec: {
      replicas: 0,
      selector: { matchLabels: { app: name } },
      template: {
        metadata: { labels },
        spec: { containers: [{ name: 'main', image: 'app:1' }] },
      },
    },
  };
}

describe('the API of a cluster', () => {
  let sandbox: Sandbox;
  let client: SandboxClient;

  beforeAll(async () => {
    sandbox = await startSandbox({ clusters: [quietScenario] });
    client = new SandboxClient(sandbox);
  });

  afterAll(() => sandbox.close());

  it('asks who calls', async () => {
    const wrong = await client.get('/api/v1/pods', { token: 'wrong' });
    expect(wrong.status).toBe(401);
    expect(wrong.at('message')).toBe('Unauthorized');
    expect(wrong.at('reason')).toBe('Unauthorized');
  });

  it('says what it serves', async () => {
    expect((await client.get('/version')).at('gitVersion')).toBe('v1.34.4');
    expect((await client.get('/readyz')).text).toBe('ok');
    expect((await client.get('/api')).at('versions')).toEqual(['v1']);
    const apps = await client.get('/apis/apps/v1');
    expect(apps.at('resources')).toContainEqual(
      expect.objectContaining({ name: 'deployments', shortNames: ['deploy'] }),
    );
    expect(apps.at('resources')).toContainEqual(
      expect.objectContaining({ name: 'deployments/scale', kind: 'Scale' }),
    );
    const unknown = await client.get('/apis/nope.example.com/v1');
    expect(unknown.status).toBe(404);
    expect(unknown.text).toBe('404 page not found\n');
  });

  it('creates, reads, replaces and deletes', async () => {
    const created = await client.post(configMaps, {
      metadata: { name: 'crud' },
      data: { a: '1' },
    });
    expect(created.status).toBe(201);
    expect(created.at('metadata.uid')).toMatch(/^[0-9a-f-]{36}$/);
    const version = created.at('metadata.resourceVersion');
    const replaced = await client.send('PUT', `${configMaps}/crud`, {
      body: {
        metadata: { name: 'crud', resourceVersion: version },
        data: { a: '2' },
      },
    });
    expect(replaced.at('data')).toEqual({ a: '2' });
    const stale = await client.send('PUT', `${configMaps}/crud`, {
      body: { metadata: { name: 'crud', resourceVersion: version } },
    });
    expect(stale.status).toBe(409);
    expect(stale.at('message')).toBe(
      `Operation cannot be fulfilled on configmaps "crud": ${modified}`,
    );
    const deleted = await client.delete(`${configMaps}/crud`);
    expect(deleted.at('status')).toBe('Success');
    const gone = await client.get(`${configMaps}/crud`);
    expect(gone.status).toBe(404);
    expect(gone.at('message')).toBe('configmaps "crud" not found');
    expect(gone.at('details')).toEqual({ name: 'crud', kind: 'configmaps' });
  });

  it('writes nothing on a dry run', async () => {
    const path = `${configMaps}?dryRun=All`;
    const dry = await client.post(path, { metadata: { name: 'dry' } });
    expect(dry.status).toBe(201);
    expect((await client.get(`${configMaps}/dry`)).status).toBe(404);
  });

  it.each([
    [
      { metadata: { name: 'Bad_Name' } },
      422,
      'ConfigMap "Bad_Name" is invalid: metadata.name: Invalid value: "Bad_Name": a lowercase RFC 1123 subdomain must consist of',
    ],
    [
      { metadata: { name: 'a'.repeat(254) } },
      422,
      'must be no more than 253 characters',
    ],
    [{ metadata: {} }, 422, 'name or generateName is required'],
    [
      { metadata: { name: 'x', labels: { k: 'bad value' } } },
      422,
      'a valid label must be an empty string or consist of',
    ],
    [
      { metadata: { name: 'x', namespace: 'other' } },
      400,
      'the namespace of the provided object does not match the namespace sent on the request',
    ],
    [
      { kind: 'Secret', metadata: { name: 'x' } },
      400,
      'cannot be handled as a ConfigMap',
    ],
    ['{', 400, "couldn't get version/kind; json parse error"],
    [
      { metadata: { name: 'x' }, data: { k: 5 } },
      400,
      'json: cannot unmarshal number into Go struct field ConfigMap.data of type string',
    ],
    [
      { metadata: { name: 'x' }, data: { k: 'x'.repeat(3_200_000) } },
      413,
      'Request entity too large: limit is 3145728',
    ],
  ])('refuses %j', async (body, status, message) => {
    const answer = await client.post(configMaps, body);
    expect(answer.status).toBe(status);
    expect(answer.at('message')).toContain(message);
  });

  it('takes a name of 253 characters', async () => {
    const name = Array.from({ length: 127 }, () => 'a').join('.');
    expect(name).toHaveLength(253);
    const answer = await client.post(configMaps, { metadata: { name } });
    expect(answer.status).toBe(201);
    expect((await client.delete(`${configMaps}/${name}`)).status).toBe(200);
  });

  it('names every field that is wrong', async () => {
    const answer = await client.post(
      deployments,
      deployment('odd', { app: 'x' }),
    );
    expect(answer.status).toBe(422);
    expect(answer.at('message')).toBe(
      'Deployment.apps "odd" is invalid: spec.template.metadata.labels: Invalid value: {"app":"x"}: `selector` does not match template `labels`',
    );
    expect(answer.at('details')).toMatchObject({
      name: 'odd',
      group: 'apps',
      kind: 'Deployment',
      causes: [{ field: 'spec.template.metadata.labels' }],
    });
  });

  it('answers other methods and patches it does not know', async () => {
    expect((await client.post(`${configMaps}/a`, {})).status).toBe(405);
    const apply = await client.patch(`${configMaps}/a`, {}, 'apply-patch');
    expect(apply.status).toBe(415);
    expect((await client.get(`${deployments}/x/nope`)).status).toBe(404);
  });

  it('patches in three ways and counts generations by the spec', async () => {
    await client.post(deployments, deployment('patched'));
    const path = `${deployments}/patched`;
    const merged = await client.patch(path, {
      metadata: { labels: { tier: 'one' } },
    });
    expect(merged.at('metadata.generation')).toBe(1);
    const strategic = await client.patch(
      path,
      {
        spec: {
          template: {
            spec: { containers: [{ name: 'side', image: 'side:1' }] },
          },
        },
      },
      'strategic-merge-patch',
    );
    expect(strategic.at('metadata.generation')).toBe(2);
    expect(strategic.at('spec.template.spec.containers')).toMatchObject([
      { name: 'main' },
      { name: 'side' },
    ]);
    const json = await client.patch(
      path,
      [{ op: 'remove', path: '/spec/template/spec/containers/1' }],
      'json-patch',
    );
    expect(json.at('spec.template.spec.containers')).toHaveLength(1);
    const unfit = await client.patch(
      path,
      [{ op: 'test', path: '/spec/replicas', value: 9 }],
      'json-patch',
    );
    expect(unfit.status).toBe(422);
    const scaled = await client.patch(`${path}/scale`, {
      spec: { replicas: 1 },
    });
    expect(scaled.at('kind')).toBe('Scale');
    expect(scaled.at('spec.replicas')).toBe(1);
    const status = await client.patch(`${path}/status`, {
      spec: { replicas: 7 },
      status: { replicas: 3 },
    });
    expect(status.at('spec.replicas')).toBe(1);
    expect((await client.delete(path)).status).toBe(200);
  });

  it('keeps an object until its finalizers are gone', async () => {
    const path = `${configMaps}/kept`;
    await client.post(configMaps, {
      metadata: { name: 'kept', finalizers: ['example.com/wait'] },
    });
    const marked = await client.delete(path);
    expect(marked.at('metadata.deletionTimestamp')).toBeDefined();
    expect((await client.get(path)).status).toBe(200);
    await client.patch(path, { metadata: { finalizers: null } });
    expect((await client.get(path)).status).toBe(404);
  });

  it('speaks HTTPS on the same port', async () => {
    const kubeconfig = sandbox.kubeconfig();
    expect(kubeconfig).toContain(sandbox.url.replace('http:', 'https:'));
    const authority = /certificate-authority-data: (\S+)/.exec(kubeconfig);
    const ca = Buffer.from(authority?.[1] ?? '', 'base64');
    const status = await new Promise((resolve, reject) => {
      const url = `${sandbox.url.replace('http:', 'https:')}/clusters/quiet`;
      get(
        `${url}/readyz`,
        { ca, headers: { authorization: `Bearer ${sandbox.token}` } },
        response => {
          response.resume();
          resolve(response.statusCode);
        },
      ).on('error', reject);
    });
    expect(status).toBe(200);
  });
});

import { SandboxClient } from '../__testUtils__/SandboxClient.ts';
import { startSandbox } from '../startSandbox.ts';
import type { Sandbox } from '../startSandbox.ts';

// It grows days of history, on a machine that may be busy.
jest.setTimeout(60_000);

describe('logs and evictions', () => {
  let sandbox: Sandbox;
  let client: SandboxClient;

  beforeAll(async () => {
    sandbox = await startSandbox({ clusters: ['reef'], motion: false });
    client = new SandboxClient(sandbox);
  });

  afterAll(() => sandbox.close());

  const pathOf = (namespace: string, name: string) => {
    const pod = sandbox
      .cluster('reef')
      .list('pods', namespace)
      .find(
        item =>
          item.metadata.labels?.['app.kubernetes.io/name'] === name &&
          !item.metadata.deletionTimestamp,
      );
    return `/api/v1/namespaces/${namespace}/pods/${pod?.metadata.name}`;
  };

  it('reads the same lines each time, from the end, with times', async () => {
    const path = pathOf('accounts', 'login');
    const read = (query: string) => client.get(`${path}/log?${query}`);
    const lines = (await read('tailLines=5&timestamps=true')).text
      .trim()
      .split('\n');
    expect(lines).toHaveLength(5);
    const [time] = lines[0].split(' ');
    expect(time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{9}Z$/);
    const since = await read(`sinceTime=${time}&timestamps=true`);
    expect(since.text.startsWith(lines.join('\n'))).toBe(true);
    expect((await read('limitBytes=10')).text).toHaveLength(10);
    expect((await read('tailLines=-1')).status).toBe(422);
    expect((await read('container=nope')).at('message')).toContain(
      'container nope is not valid for pod',
    );
  });

  it('shows why the run before this one ended', async () => {
    const path = pathOf('fulfilment', 'mailer');
    const log = await client.get(`${path}/log?previous=true`);
    expect(log.text).toContain('FATAL could not connect to database');
  });

  it('follows until the reader leaves', async () => {
    const path = pathOf('accounts', 'login');
    const abort = new AbortController();
    const response = await fetch(
      `${sandbox.url}/clusters/reef${path}/log?follow=true&tailLines=0`,
      {
        headers: { authorization: `Bearer ${sandbox.token}` },
        signal: abort.signal,
      },
    );
    const chunk = await response.body?.getReader().read();
    expect(Buffer.from(chunk?.value ?? '').toString()).toContain('"msg"');
    abort.abort();
  });

  it('asks a pod to wait that has not begun', async () => {
    const path = pathOf('search', 'search-rebuild');
    const log = await client.get(`${path}/log`);
    expect(log.status).toBe(400);
    expect(log.at('message')).toContain('is waiting to start');
  });

  it('keeps to disruption budgets', async () => {
    const cluster = sandbox.cluster('reef');
    const path = pathOf('payments', 'payments');
    const name = path.split('/').pop();
    const evict = () => client.post(`${path}/eviction`, { metadata: { name } });
    const refused = await evict();
    expect(refused.status).toBe(429);
    expect(refused.at('message')).toBe(
      "Cannot evict pod as it would violate the pod's disruption budget.",
    );
    cluster.delete({
      resource: 'poddisruptionbudgets.policy',
      namespace: 'payments',
      name: 'payments',
    });
    expect((await evict()).status).toBe(201);
    const pod = await client.get(path);
    expect(pod.at('metadata.deletionTimestamp')).toBeDefined();
  });
});

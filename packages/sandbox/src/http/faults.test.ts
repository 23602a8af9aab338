import { setTimeout as delay } from 'node:timers/promises';
import { SandboxClient } from '../__testUtils__/SandboxClient.ts';
import { quietScenario } from '../__testUtils__/quietScenario.ts';
import { startSandbox } from '../startSandbox.ts';
import type { Sandbox } from '../startSandbox.ts';

// A machine may be busy with other things.
jest.setTimeout(60_000);

const nodes = '/api/v1/nodes';

describe('faults on demand', () => {
  let sandbox: Sandbox;
  let client: SandboxClient;

  beforeAll(async () => {
    sandbox = await startSandbox({ clusters: [quietScenario] });
    client = new SandboxClient(sandbox);
  });

  afterEach(() => sandbox.faults.clear());
  afterAll(() => sandbox.close());

  it('refuses in every way that was asked for, and then no more', async () => {
    const { faults } = sandbox;
    await faults.add({ type: 'forbidden', resource: 'nodes', times: 1 });
    const refused = await client.get(nodes);
    expect(refused.at('reason')).toBe('Forbidden');
    await faults.add({ type: 'throttle', retryAfterSeconds: 7, times: 1 });
    const throttled = await client.get(nodes);
    expect(throttled.status).toBe(429);
    expect(throttled.headers.get('retry-after')).toBe('7');
    await faults.add({ type: 'error', verb: 'list', times: 1 });
    expect((await client.get(nodes)).status).toBe(500);
    await faults.add({ type: 'unauthorized', times: 1 });
    expect((await client.get(nodes)).status).toBe(401);
    expect((await client.get(nodes)).status).toBe(200);
    expect(faults.list()).toEqual([]);
  });

  it('answers late', async () => {
    await sandbox.faults.add({ type: 'slow', verb: 'list', delayMs: 150 });
    const start = Date.now();
    await client.get(nodes);
    expect(Date.now() - start).toBeGreaterThanOrEqual(145);
  });

  it('cuts bodies short', async () => {
    await sandbox.faults.add({ type: 'truncate', resource: 'nodes' });
    await expect(client.get(nodes)).rejects.toThrow();
  });

  it('drops and expires open watches', async () => {
    const dropped = await client.watch(`${nodes}?watch=1`);
    await dropped.next();
    expect(sandbox.faults.dropWatches({ resource: 'pods' })).toBe(0);
    expect(sandbox.faults.dropWatches({ resource: 'nodes' })).toBe(1);
    await dropped.next();
    await expect(dropped.next()).rejects.toThrow();
    const expired = await client.watch(`${nodes}?watch=1`);
    await expired.next();
    await expired.next();
    expect(sandbox.faults.expireWatches()).toBe(1);
    expect(await expired.next()).toMatchObject({
      type: 'ERROR',
      object: { code: 410 },
    });
    expect(sandbox.watchCount()).toBe(0);
  });

  it('goes silent without closing', async () => {
    const watch = await client.watch(`${nodes}?watch=1`);
    await watch.next();
    await watch.next();
    await sandbox.faults.add({ type: 'half-open', verb: 'watch' });
    await client.patch(`${nodes}/quiet-a1`, {
      metadata: { labels: { x: '1' } },
    });
    const line = watch.next();
    const first = await Promise.race([line, delay(200, 'nothing')]);
    expect(first).toBe('nothing');
    expect(sandbox.watchCount({ resource: 'nodes' })).toBe(1);
    watch.close();
    await expect(line).rejects.toThrow();
  });

  it('becomes unreachable and comes back at the same address', async () => {
    const one = await sandbox.faults.add({
      type: 'unreachable',
      cluster: 'quiet',
    });
    await expect(client.get(nodes)).rejects.toThrow();
    await sandbox.faults.remove(one);
    expect((await client.get(nodes)).status).toBe(200);
    await sandbox.faults.add({ type: 'unreachable', seconds: 2 });
    await expect(client.get(nodes)).rejects.toThrow();
    const end = Date.now() + 20_000;
    while (Date.now() < end) {
      const answer = await client.get(nodes).catch(() => undefined);
      if (answer) {
        break;
      }
      await delay(50);
    }
    expect((await client.get(nodes)).status).toBe(200);
  });

  it('takes faults over HTTP from the administrator only', async () => {
    const send = (
      method: string,
      path: string,
      body?: object,
      token?: string,
    ) =>
      fetch(`${sandbox.url}${path}`, {
        method,
        headers: {
          authorization: `Bearer ${token ?? sandbox.token}`,
          'content-type': 'application/json',
        },
        body: body && JSON.stringify(body),
      });
    const stranger = await send('POST', '/faults', { type: 'error' }, 'x');
    expect(stranger.status).toBe(401);
    const unknown = await send('POST', '/faults', { type: 'gremlins' });
    expect(unknown.status).toBe(400);
    const forever = await send('POST', '/faults', { type: 'unreachable' });
    expect(forever.status).toBe(400);
    const made = await send('POST', '/faults', { type: 'error', verb: 'list' });
    expect(made.status).toBe(201);
    const { id } = await made.json();
    expect((await client.get(nodes)).status).toBe(500);
    expect((await send('DELETE', `/faults/${id}`)).status).toBe(200);
    expect((await client.get(nodes)).status).toBe(200);
    const dropped = await send('POST', '/faults', { type: 'drop-watches' });
    expect(await dropped.json()).toEqual({ watches: 0 });
  });
});

import { setTimeout as delay } from 'node:timers/promises';
import { SandboxClient } from '../__testUtils__/SandboxClient.ts';
import { quietScenario } from '../__testUtils__/quietScenario.ts';
import { startSandbox } from '../startSandbox.ts';
import type { Sandbox } from '../startSandbox.ts';

const definitions = '/apis/apiextensions.k8s.io/v1/customresourcedefinitions';
const gadgets = '/apis/example.com/v1/namespaces/default/gadgets';
const schema = { openAPIV3Schema: { type: 'object' } };

const definition = {
  metadata: { name: 'gadgets.example.com' },
  spec: {
    group: 'example.com',
    scope: 'Namespaced',
    names: { plural: 'gadgets', kind: 'Gadget' },
    versions: [
      {
        name: 'v1',
        served: true,
        storage: true,
        schema,
        subresources: { status: {} },
      },
      { name: 'v1beta1', served: true, storage: false, schema },
    ],
  },
};

/** Repeats an expectation until it holds or 20 s have passed. */
async function eventually(expectation: () => Promise<void>): Promise<void> {
  const end = Date.now() + 20_000;
  for (;;) {
    try {
      return await expectation();
    } catch (error) {
      if (Date.now() > end) {
        throw error;
      }
      await delay(20);
    }
  }
}

// A machine may be busy with other things.
jest.setTimeout(60_000);

describe('custom resources', () => {
  let sandbox: Sandbox;
  let client: SandboxClient;

  beforeAll(async () => {
    sandbox = await startSandbox({ clusters: [quietScenario] });
    client = new SandboxClient(sandbox);
  });

  afterAll(() => sandbox.close());

  it('appear, change their versions and disappear', async () => {
    expect((await client.get(gadgets)).status).toBe(404);
    expect((await client.post(definitions, definition)).status).toBe(201);
    await eventually(async () => {
      const stored = await client.get(`${definitions}/gadgets.example.com`);
      expect(stored.at('status.conditions')).toContainEqual(
        expect.objectContaining({ type: 'Established', status: 'True' }),
      );
    });
    expect((await client.get('/apis/example.com')).at('versions')).toEqual([
      { groupVersion: 'example.com/v1', version: 'v1' },
      { groupVersion: 'example.com/v1beta1', version: 'v1beta1' },
    ]);

    const gadget = {
      apiVersion: 'example.com/v1',
      kind: 'Gadget',
      metadata: { name: 'one' },
      spec: { size: 1 },
      status: { lost: true },
    };
    const created = await client.post(gadgets, gadget);
    expect(created.at('status')).toBeUndefined();
    const beta = await client.get(`${gadgets.replace('v1', 'v1beta1')}/one`);
    expect(beta.at('apiVersion')).toBe('example.com/v1beta1');
    const strategic = await client.patch(
      `${gadgets}/one`,
      {},
      'strategic-merge-patch',
    );
    expect(strategic.status).toBe(415);

    const watch = await client.watch(`${gadgets}?watch=1`);
    expect(await watch.next()).toMatchObject({ type: 'ADDED' });
    await client.patch(
      `${definitions}/gadgets.example.com`,
      [{ op: 'replace', path: '/spec/versions/1/served', value: false }],
      'json-patch',
    );
    expect(await watch.next()).toBeUndefined();
    const unserved = await client.get('/apis/example.com/v1beta1/gadgets');
    expect(unserved.status).toBe(404);

    const last = await client.watch(`${gadgets}?watch=1`);
    await last.next();
    await client.delete(`${definitions}/gadgets.example.com`);
    expect(await last.next()).toMatchObject({ type: 'DELETED' });
    expect(await last.next()).toBeUndefined();
    await eventually(async () => {
      expect((await client.get(gadgets)).status).toBe(404);
      expect((await client.get('/apis/example.com')).status).toBe(404);
    });
  });
});

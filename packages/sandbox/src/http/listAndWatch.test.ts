import { SandboxClient } from '../__testUtils__/SandboxClient.ts';
import { quietScenario } from '../__testUtils__/quietScenario.ts';
import { startSandbox } from '../startSandbox.ts';
import type { Sandbox } from '../startSandbox.ts';

// A machine may be busy with other things.
jest.setTimeout(30_000);

const configMaps = '/api/v1/namespaces/lists/configmaps';

describe('lists and watches', () => {
  let sandbox: Sandbox;
  let client: SandboxClient;

  beforeAll(async () => {
    sandbox = await startSandbox({
      clusters: [quietScenario],
      controllers: false,
    });
    client = new SandboxClient(sandbox);
    await client.post('/api/v1/namespaces', { metadata: { name: 'lists' } });
    for (const [name, tier] of [
      ['a', 'one'],
      ['b', 'two'],
      ['c', 'one'],
    ]) {
      const labels = { tier };
      await client.post(configMaps, { metadata: { name, labels } });
    }
  });

  afterAll(() => sandbox.close());

  const revision = async () =>
    String((await client.get(configMaps)).at('metadata.resourceVersion'));

  it('pages over one moment while the list changes', async () => {
    const first = await client.get(`${configMaps}?limit=2`);
    expect(first.names()).toEqual(['a', 'b']);
    expect(first.at('metadata.remainingItemCount')).toBe(1);
    await client.post(configMaps, { metadata: { name: 'bb' } });
    const token = first.at('metadata.continue');
    const second = await client.get(`${configMaps}?limit=2&continue=${token}`);
    expect(second.names()).toEqual(['c']);
    expect(second.at('metadata.resourceVersion')).toBe(
      first.at('metadata.resourceVersion'),
    );
    await client.delete(`${configMaps}/bb`);
    sandbox.faults.compact();
    const late = await client.get(`${configMaps}?limit=2&continue=${token}`);
    expect(late.status).toBe(410);
    expect(late.at('reason')).toBe('Expired');
  });

  it.each([
    ['labelSelector=tier=one', ['a', 'c']],
    ['labelSelector=tier!=one', ['b']],
    ['labelSelector=tier in (two,three)', ['b']],
    ['labelSelector=tier notin (two)', ['a', 'c']],
    ['labelSelector=!tier', []],
    ['fieldSelector=metadata.name=b', ['b']],
    ['fieldSelector=metadata.name!=b,metadata.namespace=lists', ['a', 'c']],
  ])('selects by %s', async (query, names) => {
    const [key, value] = query.split(/=(.*)/);
    const answer = await client.get(
      `${configMaps}?${key}=${encodeURIComponent(value)}`,
    );
    expect(answer.names()).toEqual(names);
  });

  it.each([
    ['fieldSelector=spec.foo%3Dx', 400, 'field label not supported: spec.foo'],
    ['labelSelector=a%20b', 400, "unable to parse requirement: found 'b'"],
    ['limit=x', 400, 'strconv.ParseInt: parsing "x": invalid syntax'],
    ['continue=abc&limit=1', 400, 'continue key is not valid'],
    ['resourceVersion=abc', 400, 'invalid resource version'],
    ['resourceVersion=99999999', 504, 'Too large resource version'],
    ['watch=1&sendInitialEvents=true', 422, 'sendInitialEvents requires'],
  ])('refuses %s', async (query, status, message) => {
    const answer = await client.get(`${configMaps}?${query}`);
    expect(answer.status).toBe(status);
    expect(answer.at('message')).toContain(message);
  });

  it('resumes a watch where it was and sends each change once', async () => {
    const from = await revision();
    await client.patch(`${configMaps}/a`, { data: { n: '1' } });
    const watch = await client.watch(
      `${configMaps}?watch=1&resourceVersion=${from}`,
    );
    await client.post(configMaps, { metadata: { name: 'new' } });
    await client.delete(`${configMaps}/new`);
    const lines = [await watch.next(), await watch.next(), await watch.next()];
    watch.close();
    expect(lines.map(line => [line?.type, line?.object.metadata.name])).toEqual(
      [
        ['MODIFIED', 'a'],
        ['ADDED', 'new'],
        ['DELETED', 'new'],
      ],
    );
    const versions = lines.map(line =>
      Number(line?.object.metadata.resourceVersion),
    );
    expect([...versions].sort((left, right) => left - right)).toEqual(versions);
  });

  it('shows what enters and leaves a selector as added and deleted', async () => {
    const watch = await client.watch(
      `${configMaps}?watch=1&labelSelector=tier%3Dtwo&resourceVersion=${await revision()}`,
    );
    const tier = (name: string, value: string) =>
      client.patch(`${configMaps}/${name}`, {
        metadata: { labels: { tier: value } },
      });
    await tier('c', 'two');
    await tier('c', 'one');
    expect(await watch.next()).toMatchObject({ type: 'ADDED' });
    expect(await watch.next()).toMatchObject({ type: 'DELETED' });
    watch.close();
  });

  it('streams a list that ends with a bookmark', async () => {
    const watch = await client.watch(
      `${configMaps}?watch=1&sendInitialEvents=true&resourceVersionMatch=NotOlderThan&allowWatchBookmarks=true`,
    );
    const types: (string | undefined)[] = [];
    let end;
    for (let index = 0; index < 4; index++) {
      end = await watch.next();
      types.push(end?.type);
    }
    watch.close();
    expect(types).toEqual(['ADDED', 'ADDED', 'ADDED', 'BOOKMARK']);
    expect(end?.object.metadata.annotations).toEqual({
      'k8s.io/initial-events-end': 'true',
    });
  });

  it('ends a watch that asks for what is forgotten with 410', async () => {
    const from = await revision();
    await client.patch(`${configMaps}/a`, { data: { n: '2' } });
    sandbox.faults.compact();
    const watch = await client.watch(
      `${configMaps}?watch=1&resourceVersion=${from}`,
    );
    const line = await watch.next();
    expect(line).toMatchObject({ type: 'ERROR', object: { code: 410 } });
    expect(await watch.next()).toBeUndefined();
  });

  it('ends a watch after its time, with a bookmark if asked', async () => {
    const watch = await client.watch(
      `${configMaps}?watch=1&timeoutSeconds=1&allowWatchBookmarks=true&resourceVersion=${await revision()}`,
    );
    expect(await watch.next()).toMatchObject({ type: 'BOOKMARK' });
    expect(await watch.next()).toBeUndefined();
  });

  it('sends metadata only, and tables, when asked', async () => {
    const metadata =
      'application/json;as=PartialObjectMetadataList;v=v1;g=meta.k8s.io';
    const partial = await client.get(configMaps, { accept: metadata });
    expect(partial.at('kind')).toBe('PartialObjectMetadataList');
    expect(Object.keys((partial.at('items') as object[])[0])).toEqual([
      'kind',
      'apiVersion',
      'metadata',
    ]);
    const watch = await client.watch(`${configMaps}?watch=1`, {
      accept: metadata.replace('List', ''),
    });
    expect((await watch.next())?.object.kind).toBe('PartialObjectMetadata');
    watch.close();
    const table = await client.get('/api/v1/nodes', {
      accept: 'application/json;as=Table;v=v1;g=meta.k8s.io',
    });
    expect(table.at('rows')).toMatchObject([
      {
        cells: [
          'quiet-a1',
          'Ready',
          'worker',
          expect.stringMatching(/^\d+s$/),
          'v1.34.4',
          '10.0.0.11',
          expect.anything(),
          expect.anything(),
          expect.anything(),
          expect.anything(),
        ],
      },
      {},
    ]);
    const other = await client.get(configMaps, { accept: 'text/html' });
    expect(other.status).toBe(406);
  });
});

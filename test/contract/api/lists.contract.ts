import { configMap, useNamespace } from '../support/objects';
import { RawApi } from '../../targets/RawApi';
import { describeContract } from '../support/targets';

interface Named {
  metadata: { name: string };
}

const names = (items: Named[]) =>
  items
    .map(({ metadata }) => metadata.name)
    .filter(name => name.startsWith('cm-'))
    .sort();

describeContract('lists', target => {
  const api = new RawApi(target.kubeconfig);
  const namespace = useNamespace(api, 'lists');
  const maps = () => `/api/v1/namespaces/${namespace()}/configmaps`;

  beforeAll(async () => {
    for (let index = 0; index < 7; index += 1) {
      await api.post(
        maps(),
        configMap(
          `cm-${index}`,
          {},
          {
            labels: {
              parity: index % 2 ? 'odd' : 'even',
              ...(index > 4 ? { late: '' } : {}),
            },
          },
        ),
      );
    }
  });

  it('come in pages of one moment', async () => {
    const first = await api.get(`${maps()}?limit=3`);
    expect(first.body.kind).toBe('ConfigMapList');
    expect(first.body.items).toHaveLength(3);
    expect(first.body.metadata.continue).toEqual(expect.any(String));
    expect(first.body.metadata.remainingItemCount).toBeGreaterThan(0);
    await api.post(maps(), configMap('cm-late'));
    const found = [...first.body.items];
    let next = first.body.metadata.continue;
    while (next) {
      const page = await api.get(
        `${maps()}?limit=3&continue=${encodeURIComponent(next)}`,
      );
      expect(page.body.metadata.resourceVersion).toBe(
        first.body.metadata.resourceVersion,
      );
      found.push(...page.body.items);
      next = page.body.metadata.continue;
    }
    expect(names(found)).toEqual(
      [0, 1, 2, 3, 4, 5, 6].map(index => `cm-${index}`),
    );
    await api.delete(`${maps()}/cm-late`);
  });

  it.each([
    ['parity=odd', ['cm-1', 'cm-3', 'cm-5']],
    ['parity!=odd,late', ['cm-6']],
    ['parity in (odd),!late', ['cm-1', 'cm-3']],
    ['late notin (x),late', ['cm-5', 'cm-6']],
  ])('narrow by the label selector %s', async (selector, wanted) => {
    const { body } = await api.get(
      `${maps()}?labelSelector=${encodeURIComponent(selector)}`,
    );
    expect(names(body.items)).toEqual(wanted);
  });

  it('narrow by name', async () => {
    const { body } = await api.get(
      `${maps()}?fieldSelector=metadata.name%3Dcm-2`,
    );
    expect(names(body.items)).toEqual(['cm-2']);
  });

  it.each(['labelSelector=a%20b%20c', 'fieldSelector=data.k%3Dv'])(
    'refuse the selector %s',
    async query => {
      expect((await api.get(`${maps()}?${query}`)).status).toBe(400);
    },
  );

  it('refuse a continue token that is none', async () => {
    const { status } = await api.get(`${maps()}?limit=1&continue=rubbish`);
    expect(status).toBe(400);
  });

  it('come as metadata alone when asked so', async () => {
    const { body } = await api.send('GET', maps(), undefined, {
      accept:
        'application/json;as=PartialObjectMetadataList;v=v1;g=meta.k8s.io',
    });
    expect(body.kind).toBe('PartialObjectMetadataList');
    expect(names(body.items)).toHaveLength(7);
    expect(body.items[0]).not.toHaveProperty('data');
  });
});

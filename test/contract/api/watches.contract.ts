import { eventually } from '../support/customKind';
import { configMap, useNamespace } from '../support/objects';
import { control } from '../../targets/control';
import { RawApi } from '../../targets/RawApi';
import { describeContract } from '../support/targets';

describeContract('watches', target => {
  const api = new RawApi(target.kubeconfig);
  const namespace = useNamespace(api, 'watches');
  const maps = () => `/api/v1/namespaces/${namespace()}/configmaps`;
  const version = async () =>
    (await api.get(maps())).body.metadata.resourceVersion as string;

  // The controllers put one into every namespace, which must not come between.
  beforeAll(() =>
    eventually(async () => {
      const { status } = await api.get(`${maps()}/kube-root-ca.crt`);
      expect(status).toBe(200);
    }),
  );

  it('tell every change once and in order', async () => {
    const events = await api.watch(
      `${maps()}?watch=true&resourceVersion=${await version()}`,
      {
        count: 4,
        async afterOpen() {
          await api.post(maps(), configMap('o', { n: '1' }));
          await api.patch(`${maps()}/o`, 'merge', { data: { n: '2' } });
          await api.patch(`${maps()}/o`, 'merge', { data: { n: '3' } });
          await api.delete(`${maps()}/o`);
        },
      },
    );
    expect(events.map(({ type, object }) => [type, object.data.n])).toEqual([
      ['ADDED', '1'],
      ['MODIFIED', '2'],
      ['MODIFIED', '3'],
      ['DELETED', '3'],
    ]);
    const versions = events.map(e => Number(e.object.metadata.resourceVersion));
    expect([...versions].sort((a, b) => a - b)).toEqual(versions);
  });

  it('resume after the version they are given', async () => {
    const first = await api.post(maps(), configMap('r1'));
    await api.post(maps(), configMap('r2'));
    await api.delete(`${maps()}/r1`);
    const events = await api.watch(
      `${maps()}?watch=true&resourceVersion=${
        first.body.metadata.resourceVersion
      }`,
      { count: 2 },
    );
    expect(
      events.map(({ type, object }) => [type, object.metadata.name]),
    ).toEqual([
      ['ADDED', 'r2'],
      ['DELETED', 'r1'],
    ]);
  });

  it('tell objects that start or stop matching a selector', async () => {
    const events = await api.watch(
      `${maps()}?watch=true&labelSelector=on%3Dyes&resourceVersion=${await version()}`,
      {
        count: 2,
        async afterOpen() {
          await api.post(maps(), configMap('sel'));
          await api.patch(`${maps()}/sel`, 'merge', {
            metadata: { labels: { on: 'yes' } },
          });
          await api.patch(`${maps()}/sel`, 'merge', {
            metadata: { labels: { on: 'no' } },
          });
        },
      },
    );
    expect(events.map(({ type }) => type)).toEqual(['ADDED', 'DELETED']);
  });

  it('can begin with the list, ended by a bookmark', async () => {
    await api.post(maps(), configMap('initial'));
    const path = `${maps()}?watch=true&sendInitialEvents=true&resourceVersionMatch=NotOlderThan&allowWatchBookmarks=true`;
    const probe = await api.get(maps());
    const events = await api.watch(path, {
      count: probe.body.items.length + 1,
    });
    const bookmark = events.pop();
    expect(events.every(({ type }) => type === 'ADDED')).toBe(true);
    expect(bookmark).toMatchObject({
      type: 'BOOKMARK',
      object: {
        metadata: { annotations: { 'k8s.io/initial-events-end': 'true' } },
      },
    });
  });

  it('end by themselves after timeoutSeconds', async () => {
    const started = Date.now();
    const events = await api.watch(
      `${maps()}?watch=true&timeoutSeconds=1&resourceVersion=${await version()}`,
      { count: 1, milliseconds: 60_000 },
    );
    expect(events).toEqual([]);
    expect(Date.now() - started).toBeLessThan(45_000);
  });

  it('go on from the version of a bookmark', async () => {
    const probe = await api.get(maps());
    const events = await api.watch(
      `${maps()}?watch=true&sendInitialEvents=true&resourceVersionMatch=NotOlderThan&allowWatchBookmarks=true`,
      { count: probe.body.items.length + 1 },
    );
    const bookmark = events.pop();
    expect(bookmark?.type).toBe('BOOKMARK');
    await api.post(maps(), configMap('after-bookmark'));
    const later = await api.watch(
      `${maps()}?watch=true&resourceVersion=${
        bookmark?.object.metadata.resourceVersion
      }`,
      { count: 1 },
    );
    expect(later[0].object.metadata.name).toBe('after-bookmark');
  });

  it('of a version that is no longer known are 410, so that one lists again', async () => {
    await control(target, 'forget-history');
    // An API server that has just started answers 429 until its caches are filled.
    await eventually(async () => {
      const [event] = await api
        .watch(`${maps()}?watch=true&resourceVersion=1`, { count: 1 })
        .catch(async () => [
          {
            type: 'ERROR',
            object: (
              await api.get(`${maps()}?watch=true&resourceVersion=1`)
            ).body,
          },
        ]);
      expect(event).toMatchObject({
        type: 'ERROR',
        object: { kind: 'Status', code: 410, reason: 'Expired' },
      });
    });
  });
});

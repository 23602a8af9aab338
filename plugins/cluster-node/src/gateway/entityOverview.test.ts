import { KubernetesObject } from '@wheelhouse/backstage-plugin-cluster-common';
import { workload } from '../__testUtils__/objects';
import {
  asking,
  harbor,
  node,
  onlyShop,
  reef,
  rowsOf,
} from '../__testUtils__/overviewObjects';
import { TestFleet } from '../__testUtils__/TestFleet';
import { KindTable } from '../hub/KindTable';

describe('an overview of a catalog entity', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  let fleet: TestFleet;
  afterEach(() => fleet.hub.stop());

  const web = { 'backstage.io/kubernetes-id': 'web' };
  const labelled = (object_: KubernetesObject, labels = web) => ({
    ...object_,
    metadata: { ...object_.metadata, labels },
  });
  const component = (name: string, annotations = {}) => ({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name, annotations },
  });
  const system = (name: string, ...parts: string[]) => ({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'System',
    metadata: { name },
    relations: parts.map(part => ({
      type: 'hasPart',
      targetRef: `component:default/${part}`,
    })),
  });
  const entities = [
    component('web', web),
    component('vault', {
      'backstage.io/kubernetes-label-selector': 'app=vault',
      'backstage.io/kubernetes-namespace': 'payments',
      'backstage.io/kubernetes-cluster': 'harbor',
    }),
    component('bare'),
    component('broken', {
      'backstage.io/kubernetes-label-selector': 'app in (',
    }),
    system('shop', 'web', 'vault', 'bare', 'gone'),
    system('idle', 'bare'),
    system('empty'),
    system('cracked', 'web', 'broken'),
  ];
  const objects = () => {
    const { pods: there, ...rest } = harbor();
    return {
      harbor: {
        ...rest,
        pods: [
          labelled(there[0]),
          ...there.slice(1, 3),
          labelled(there[3], { app: 'vault' } as never),
        ],
        services: [labelled(rest.services[0]), rest.services[1]],
      },
      reef: {
        ...reef(),
        pods: reef().pods.map(made => labelled(made)),
        deployments: [
          workload('Deployment', 'web', {
            labels: { ...web, app: 'web', part: 'x' },
          }),
        ],
      },
    };
  };
  const of = (entityRef: string) => ({
    kind: 'overview',
    scope: { entityRef },
  });

  it('counts what it runs, and the nodes that this runs on', async () => {
    fleet = new TestFleet(objects(), entities);
    const feed = await fleet.open(of('component:default/web'));
    const [all, first, second] = rowsOf(feed);
    expect(all).toMatchObject({
      pods: 2,
      distinctPods: 1,
      nodes: 2,
      distinctNodes: 1,
      nodeClasses: { usable: 2, cordoned: 0, tainted: 0, notReady: 0 },
      namespaces: 2,
      distinctNamespaces: 1,
      services: 1,
      applications: 1,
      distinctApplications: 1,
      podsByNamespace: { shop: 2 },
      cpu: { requested: 2500, limits: 2000, waiting: 0 },
      cpuQuota: { used: 850, hard: 1000, namespaces: 1, forbidden: 0 },
      quotaNamespaces: 1,
    });
    expect(Object.keys(all.cpu ?? {})).toHaveLength(3);
    expect(first).toMatchObject({ pods: 1, services: 1, applications: 0 });
    expect(second).toMatchObject({ pods: 1, services: 0, applications: 1 });
    feed.close();
  });

  it('follows what it runs, and looks at no row twice', async () => {
    fleet = new TestFleet(objects(), entities);
    await jest.advanceTimersByTimeAsync(1000);
    const feed = await fleet.open(of('component:default/web'));
    feed.take();
    const rows = jest.spyOn(KindTable.prototype, 'rows');
    const { reef: upstream } = fleet.upstreams;
    upstream.sink('nodes').upsert(node('node-9', { spec: { taints: [] } }));
    upstream
      .sink('pods')
      .upsert(labelled(asking('more', { cpu: '1' }, { nodeName: 'node-9' })));
    upstream.sink('pods').upsert(asking('other', { cpu: '1' }));
    await jest.advanceTimersByTimeAsync(500);
    expect(rowsOf(feed)[2]).toMatchObject({
      pods: 2,
      nodes: 2,
      cpu: { requested: 3000 },
    });
    // A pod that is no longer of it, and a node that may not be used.
    upstream.sink('pods').upsert(asking('more', { cpu: '1' }));
    upstream
      .sink('nodes')
      .upsert(node('node-1', { spec: { unschedulable: true } }));
    await jest.advanceTimersByTimeAsync(500);
    expect(rowsOf(feed)[2]).toMatchObject({
      pods: 1,
      nodes: 1,
      nodeClasses: { cordoned: 1, usable: 0 },
      cpu: { requested: 2000 },
    });
    expect(rows).not.toHaveBeenCalled();
    rows.mockRestore();
    feed.close();
  });

  it('starts over when a first list is complete', async () => {
    fleet = new TestFleet(objects(), entities, ['pods']);
    const sink = fleet.upstreams.reef.sink('pods');
    sink.beginList();
    sink.upsert(labelled(asking('early', { cpu: '1' })));
    const feed = await fleet.open(of('component:default/web'));
    expect(rowsOf(feed)[2].pods).toBeUndefined();
    sink.upsert(labelled(asking('late', { cpu: '1' })));
    sink.endList();
    fleet.upstreams.reef.state('pods', { state: 'live', since: new Date() });
    await jest.advanceTimersByTimeAsync(500);
    expect(rowsOf(feed)[2]).toMatchObject({
      pods: 2,
      nodes: 1,
      cpu: { requested: 2000 },
    });
    feed.close();
  });

  it('is that of all its parts, each where it says, for a system', async () => {
    fleet = new TestFleet(objects(), entities);
    fleet.upstreams.reef.sink('pods').upsert(
      labelled(asking('vault', { cpu: '7' }, { place: 'payments' }), {
        app: 'vault',
      } as never),
    );
    const feed = await fleet.open(of('system:default/shop'));
    const [all, first, second] = rowsOf(feed);
    expect(all).toMatchObject({
      pods: 3,
      namespaces: 3,
      applications: 2,
      cpu: { requested: 3500 },
      quotaNamespaces: 2,
    });
    expect(first).toMatchObject({ pods: 2, applications: 1, services: 1 });
    // The part in payments is of harbor alone.
    expect(second).toMatchObject({ pods: 1, cpu: { requested: 2000 } });
    feed.close();
  });

  it('is that of all its parts for rows too, for a system', async () => {
    fleet = new TestFleet(objects(), entities);
    const entityRef = 'system:default/shop';
    for (const [kind, names] of [
      ['pods', ['vault', 'web', 'web']],
      ['workloads', ['vault', 'web']],
    ] as const) {
      const list = await fleet.open({ kind, scope: { entityRef } });
      const window = await fleet.open({
        kind,
        scope: { entityRef },
        window: { offset: 0, limit: 9 },
      });
      for (const feed of [list, window]) {
        feed.take();
        expect(
          feed
            .rows()
            .map(({ name }) => name)
            .sort(),
        ).toEqual(names);
        feed.close();
      }
    }
  });

  it('does not share a window with another system', async () => {
    fleet = new TestFleet(objects(), [...entities, system('small', 'vault')]);
    const window = { offset: 0, limit: 9 };
    const feeds = await Promise.all(
      ['shop', 'small'].map(name =>
        fleet.open({
          kind: 'pods',
          scope: { entityRef: `system:default/${name}` },
          window,
        }),
      ),
    );
    for (const feed of feeds) {
      feed.take();
    }
    expect(feeds.map(feed => feed.rows().length)).toEqual([3, 1]);
    for (const feed of feeds) {
      feed.close();
    }
  });

  it('grants nothing', async () => {
    fleet = new TestFleet(objects(), entities);
    fleet.decision = onlyShop();
    const feed = await fleet.open(of('system:default/shop'));
    const [all] = rowsOf(feed);
    expect(all).toMatchObject({
      pods: 2,
      namespaces: 2,
      applications: 1,
      quotaNamespaces: 1,
      partial: true,
    });
    expect(all.nodes).toBeUndefined();
    feed.close();
  });

  it.each([
    ['system:default/none', /no entity system:default\/none/],
    ['system:default/empty', /No part of system:default\/empty/],
    ['system:default/idle', /No part of .*kubernetes-id/],
    ['component:default/bare', /does not say what it runs/],
    ['component:default/broken', /component:default\/broken.*app in \(/],
    ['system:default/cracked', /component:default\/broken/],
  ])('%s is refused with a sentence', async (entityRef, message) => {
    fleet = new TestFleet(objects(), entities);
    await expect(fleet.open(of(entityRef))).rejects.toThrow(message);
  });
});

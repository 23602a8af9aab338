import {
  clusterResourceReadPermission,
  OverviewRow,
} from '@wheelhouse/backstage-plugin-cluster-common';
import {
  asking,
  GiB,
  harbor,
  onlyShop,
  reef,
  rowsOf,
} from '../__testUtils__/overviewObjects';
import { FollowedRows, TestFleet } from '../__testUtils__/TestFleet';
import {
  clusterConditions,
  createClusterConditionalDecision,
} from '../access/rules';
import { DistinctNames } from '../hub/counters/DistinctNames';
import { KindTable } from '../hub/KindTable';

describe('an overview', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  let fleet: TestFleet;
  afterEach(() => fleet.hub.stop());

  it('sums up each cluster and all of them, different names told from all', async () => {
    fleet = new TestFleet({ harbor: harbor(), reef: reef() });
    const feed = await fleet.open({ kind: 'overview' });
    expect(feed.take()).toEqual(['state', 'snapshot']);
    const [all, first, second] = feed.rows<OverviewRow>();
    expect([all, first, second].map(({ id, name }) => [id, name])).toEqual([
      ['', ''],
      ['harbor', 'harbor'],
      ['reef', 'reef'],
    ]);
    expect(all).toMatchObject({
      nodes: 5,
      distinctNodes: 4,
      namespaces: 3,
      distinctNamespaces: 2,
      applications: 3,
      distinctApplications: 2,
      services: 3,
      distinctServices: 2,
      pods: 5,
      distinctPods: 4,
      podPhases: { Running: 5 },
      podsInTrouble: 0,
      podsByNamespace: { shop: 4, payments: 1 },
      otherNamespaces: 0,
      otherPods: 0,
      nodeClasses: { usable: 2, tainted: 1, cordoned: 1, notReady: 1 },
      cpu: {
        allocatable: 8000,
        tainted: 4000,
        cordoned: 4000,
        notReady: 4000,
        requested: 3750,
        limits: 4000,
        waiting: 100,
        free: 4500,
      },
      partial: false,
    });
    expect(first).toMatchObject({
      title: 'harbor',
      state: 'live',
      nodes: 4,
      namespaces: 2,
      applications: 2,
      services: 2,
      pods: 4,
      memory: { allocatable: 8 * GiB, requested: GiB, free: 7 * GiB },
      cpuQuota: { used: 850, hard: 1000, namespaces: 1, forbidden: 0 },
      memoryQuota: { used: GiB, hard: 2 * GiB, namespaces: 1, forbidden: 0 },
      serviceQuota: { used: 1, hard: 5, namespaces: 2, forbidden: 1 },
      quotaNamespaces: 2,
      scopedQuotas: 1,
    });
    expect(first.distinctPods).toBeUndefined();
    expect(second).toMatchObject({
      cpuQuota: { used: 0, hard: 0, namespaces: 0, forbidden: 0 },
      quotaNamespaces: 0,
      applications: 1,
    });
    feed.close();
  });

  it('settles, and then tells only the rows that changed', async () => {
    fleet = new TestFleet({ harbor: harbor(), reef: reef() });
    const feed = await fleet.open({ kind: 'overview' });
    feed.take();
    const before = feed.rows<OverviewRow>()[1];
    for (const name of ['a', 'b', 'c']) {
      fleet.upstreams.reef
        .sink('pods')
        .upsert(asking(name, { cpu: '10m' }, { nodeName: '' }));
    }
    expect(feed.take()).toEqual([]);
    await jest.advanceTimersByTimeAsync(500);
    expect(feed.take()).toEqual(['delta']);
    const [all, first, second] = feed.rows<OverviewRow>();
    expect(first).toBe(before);
    expect(second).toMatchObject({ pods: 4, cpu: { waiting: 30 } });
    expect(all).toMatchObject({ pods: 8, distinctPods: 7 });
    // A change that no sum shows.
    fleet.upstreams.reef
      .sink('pods')
      .upsert(asking('a', { cpu: '10m' }, { nodeName: '' }));
    await jest.advanceTimersByTimeAsync(1000);
    expect(feed.take()).toEqual([]);
    feed.close();
  });

  it('counts only what the viewer may see', async () => {
    fleet = new TestFleet({ harbor: harbor(), reef: reef() });
    fleet.decision = onlyShop();
    const feed = await fleet.open({ kind: 'overview' });
    const [all, first] = rowsOf(feed);
    expect(first).toMatchObject({
      namespaces: 1,
      applications: 1,
      services: 1,
      pods: 3,
      cpu: { requested: 750, limits: 2000, waiting: 100 },
      serviceQuota: { used: 1, hard: 5, namespaces: 1, forbidden: 0 },
      quotaNamespaces: 1,
      partial: true,
    });
    for (const cell of ['nodes', 'nodeClasses', 'distinctNodes'] as const) {
      expect([all[cell], first[cell]]).toEqual([undefined, undefined]);
    }
    expect(Object.keys(first.cpu ?? {}).sort()).toEqual([
      'limits',
      'requested',
      'waiting',
    ]);
    expect(all).toMatchObject({
      distinctPods: 3,
      distinctServices: 1,
      distinctApplications: 1,
      distinctNamespaces: 1,
      podsByNamespace: { shop: 4 },
      partial: true,
    });
    feed.close();
  });

  it('does not tell what is left of nodes to one who sees only some pods on them', async () => {
    fleet = new TestFleet({ harbor: harbor() });
    fleet.decision = createClusterConditionalDecision(
      clusterResourceReadPermission,
      {
        not: clusterConditions.inNamespace({ namespaces: ['payments'] }),
      },
    );
    const feed = await fleet.open({ kind: 'overview' });
    const [, first] = rowsOf(feed);
    expect(first).toMatchObject({
      nodes: 4,
      pods: 3,
      cpu: { allocatable: 4000, requested: 750 },
    });
    expect(first.cpu).not.toHaveProperty('free');
    feed.close();
  });

  it('follows what may be seen, and leaves nothing to one who may see nothing', async () => {
    fleet = new TestFleet({ harbor: harbor() });
    const feed = await fleet.open({ kind: 'overview' });
    expect(rowsOf(feed)).toHaveLength(2);
    fleet.decision = onlyShop();
    await jest.advanceTimersByTimeAsync(30_000);
    expect(rowsOf(feed)[0]).toMatchObject({ pods: 3, namespaces: 1 });
    fleet.decision = { result: 'DENY' };
    await jest.advanceTimersByTimeAsync(30_000);
    const rows = rowsOf(feed);
    expect(rows).toHaveLength(1);
    expect(rows[0].pods).toBeUndefined();
    expect(rows[0].distinctPods).toBeUndefined();
    expect(feed.state.sources.every(({ state }) => state === 'denied')).toBe(
      true,
    );
    feed.close();
  });

  it('is narrowed by clusters and namespaces', async () => {
    fleet = new TestFleet({ harbor: harbor(), reef: reef() });
    const one = await fleet.open({
      kind: 'overview',
      scope: { clusters: ['reef'] },
    });
    expect(rowsOf(one).map(({ name }) => name)).toEqual(['', 'reef']);
    expect(one.rows<OverviewRow>()[0]).toMatchObject({
      pods: 1,
      distinctPods: 1,
      distinctNodes: 1,
      distinctApplications: 1,
    });
    one.close();
    const narrow = await fleet.open({
      kind: 'overview',
      scope: { namespaces: ['payments'] },
    });
    const [all, first, second] = rowsOf(narrow);
    expect(all).toMatchObject({
      namespaces: 1,
      pods: 1,
      distinctPods: 1,
      applications: 1,
      quotaNamespaces: 1,
      podsByNamespace: { payments: 1 },
      cpu: { requested: 1000, limits: 1000, waiting: 0 },
      partial: false,
    });
    expect([first.pods, second.pods]).toEqual([1, 0]);
    expect(first.nodes).toBeUndefined();
    expect(Object.keys(first.cpu ?? {})).toHaveLength(3);
    narrow.close();
  });

  it('leaves out what a cluster does not let the portal list, and what has not arrived', async () => {
    fleet = new TestFleet({ harbor: harbor(), reef: reef() });
    fleet.upstreams.reef.state('resourcequotas', {
      state: 'denied',
      since: new Date(),
      reason: 'forbidden',
    });
    fleet.upstreams.reef.state('nodes', {
      state: 'connecting',
      since: new Date(),
    });
    const feed = await fleet.open({ kind: 'overview' });
    const [all, , second] = rowsOf(feed);
    expect(second.cpuQuota).toBeUndefined();
    expect(second.quotaNamespaces).toBeUndefined();
    expect(second.nodes).toBeUndefined();
    expect(second.cpu).toEqual({ requested: 2000, limits: 1000, waiting: 0 });
    expect(all).toMatchObject({ quotaNamespaces: 2, nodes: 4 });
    // What one cluster lacks cannot be compared with what all have.
    expect(Object.keys(all.cpu ?? {})).toEqual([
      'requested',
      'limits',
      'waiting',
    ]);
    expect(
      feed.state.sources.filter(({ state }) => state !== 'live'),
    ).toMatchObject([
      { cluster: 'reef', kind: 'nodes', state: 'connecting' },
      { cluster: 'reef', kind: 'resourcequotas', state: 'denied' },
    ]);
    feed.close();
  });

  it('reads no row, however many viewers there are, and is computed once for all who see the same', async () => {
    fleet = new TestFleet({ harbor: harbor(), reef: reef() });
    await jest.advanceTimersByTimeAsync(1000);
    const rows = jest.spyOn(KindTable.prototype, 'rows');
    const get = jest.spyOn(KindTable.prototype, 'get');
    const counted = jest.spyOn(DistinctNames.prototype, 'count');
    const feeds: FollowedRows[] = [];
    for (let viewer = 0; viewer < 100; viewer += 1) {
      const feed = await fleet.open({ kind: 'overview' });
      feed.take();
      feeds.push(feed);
    }
    expect(counted).toHaveBeenCalledTimes(4);
    fleet.upstreams.reef.sink('pods').upsert(asking('new', {}));
    get.mockClear();
    await jest.advanceTimersByTimeAsync(500);
    for (const feed of feeds) {
      expect(feed.take()).toEqual(['delta']);
      expect(feed.rows<OverviewRow>()[0].pods).toBe(6);
    }
    expect(counted).toHaveBeenCalledTimes(8);
    expect(rows).not.toHaveBeenCalled();
    // The hub itself writes the pod count of one node and one namespace anew.
    expect(get.mock.calls.length).toBeLessThanOrEqual(2);
    for (const feed of feeds) {
      feed.close();
    }
    jest.restoreAllMocks();
  });

  it.each([
    [{ kind: 'overview', columns: ['pods'] }, /columns of overview/],
    [{ kind: 'clusters', columns: ['pods'] }, /columns of clusters/],
    [
      { kind: 'overview', window: { offset: 0, limit: 5 } },
      /no window over overview/,
    ],
    [
      { kind: 'overview', scope: { selector: 'app=web' } },
      /narrowed by selector.*clusters, namespaces and entityRef/,
    ],
    [{ kind: 'overview', scope: { ownerUid: 'u' } }, /ownerUid/],
    [{ kind: 'overview', scope: { clusters: ['bay'] } }, /no cluster 'bay'/],
  ])('refuses %j with a sentence', async (subscription, message) => {
    fleet = new TestFleet({ harbor: harbor() });
    await expect(fleet.open(subscription)).rejects.toThrow(message);
  });
});

import { ClusterRow } from '@wheelhouse/backstage-plugin-cluster-common';
import {
  asking,
  harbor,
  node,
  onlyShop,
  reef,
} from '../__testUtils__/overviewObjects';
import { TestFleet } from '../__testUtils__/TestFleet';
import { NamespaceCounters } from '../hub/counters/NamespaceCounters';
import { KindTable } from '../hub/KindTable';

describe('the rows of clusters', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => {
    jest.restoreAllMocks();
    jest.useRealTimers();
  });

  it('are counted once for all who see the same, and follow changes', async () => {
    const fleet = new TestFleet({ harbor: harbor(), reef: reef() });
    const rows = jest.spyOn(KindTable.prototype, 'rows');
    const first = await fleet.open({ kind: 'clusters' });
    const counted = jest.spyOn(NamespaceCounters.prototype, 'byNamespace');
    const second = await fleet.open({ kind: 'clusters' });
    for (const feed of [first, second]) {
      expect(feed.take()).toEqual(['state', 'snapshot']);
      expect(feed.rows<ClusterRow>()).toMatchObject([
        { name: 'harbor', nodes: 4, nodesReady: 3, namespaces: 2, pods: 4 },
        { name: 'reef', nodes: 1, nodesReady: 1, workloads: 1, pods: 1 },
      ]);
    }
    expect(counted).not.toHaveBeenCalled();
    const { reef: upstream } = fleet.upstreams;
    upstream.sink('pods').upsert(asking('new', {}));
    upstream.sink('nodes').upsert(node('node-1', {}, 'False'));
    upstream.setHealth({ state: 'unreachable', since: new Date(0) });
    await jest.advanceTimersByTimeAsync(500);
    expect(first.take()).toEqual(['delta']);
    expect(second.take()).toEqual(['delta']);
    expect(first.rows<ClusterRow>()[1]).toMatchObject({
      state: 'unreachable',
      nodesReady: 0,
      pods: 2,
    });
    expect(rows).not.toHaveBeenCalled();
    first.close();
    second.close();
    fleet.hub.stop();
  });

  it('go and shrink with what may be seen', async () => {
    const fleet = new TestFleet({ harbor: harbor() });
    const feed = await fleet.open({ kind: 'clusters' });
    feed.take();
    fleet.decision = onlyShop();
    await jest.advanceTimersByTimeAsync(30_000);
    feed.take();
    const [row] = feed.rows<ClusterRow>();
    expect(row).toMatchObject({ namespaces: 1, workloads: 2, pods: 3 });
    expect(row.nodes).toBeUndefined();
    fleet.decision = { result: 'DENY' };
    await jest.advanceTimersByTimeAsync(30_000);
    feed.take();
    expect(feed.rows()).toEqual([]);
    feed.close();
    fleet.hub.stop();
  });
});

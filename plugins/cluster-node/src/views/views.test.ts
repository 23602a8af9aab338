import {
  applyFeedEvent,
  baseColumns,
  FeedEvent,
  FeedState,
  initialFeedState,
  namespaces,
  parseLabelSelector,
  pods,
  SnapshotEvent,
} from '@wheelhouse/backstage-plugin-cluster-common';
import { namespace, pod } from '../__testUtils__/objects';
import { AccessSet } from '../access/AccessSet';
import { ClusterModel } from '../hub/ClusterModel';
import { Interner } from '../hub/Interner';
import { SupersededChanges } from '../meters/SupersededChanges';
import { ListView } from './ListView';
import { ResourceView } from './ResourceView';
import { RowSelection } from './RowSelection';
import { Shared } from './Shared';
import { ViewScope } from './ViewScope';
import { WindowIndexes } from './WindowIndexes';
import { WindowView } from './WindowView';
import { viewColumns } from './wireRows';

const everything: AccessSet = {
  fingerprint: 'all',
  dependsOnNamespaces: false,
  allows: () => true,
  allowsEverywhere: () => true,
  denial: () => undefined,
};

function only(...places: string[]): AccessSet {
  return {
    fingerprint: places.join(),
    dependsOnNamespaces: true,
    allowsEverywhere: () => false,
    allows: (_cluster, _kind, place) => places.includes(place),
    denial: () => undefined,
  };
}

function setUp() {
  let seq = 0;
  const model = new ClusterModel('harbor', new Interner(), () => ++seq);
  const table = model.table(pods);
  table.setState({ state: 'live', since: new Date(0) });
  const onPending = jest.fn();
  const common = {
    id: 'a',
    tables: [table],
    scope: { selectors: [] } as ViewScope,
    columns: viewColumns([pods]),
    access: everything,
    epoch: (access: AccessSet) => access.fingerprint,
    position: () => seq,
    superseded: new SupersededChanges(),
    onPending,
    selections: new Shared<RowSelection>(),
  };
  return { model, table, common, onPending };
}

function follow(view: ResourceView, state: FeedState = initialFeedState) {
  const events = view.take();
  return {
    events,
    state: events.reduce(
      (current: FeedState, event: FeedEvent) => applyFeedEvent(current, event),
      state,
    ),
  };
}

function names(state: FeedState): string[] {
  return [...state.rows.values()].map(row => row.name).sort();
}

describe('ListView', () => {
  it('finds the rows once for all who ask for the same and may see the same', () => {
    const { model, table, common } = setUp();
    model.upsert(table, pod('a', { namespace: 'shop' }));
    const views = [common, common, { ...common, access: only('shop') }].map(
      options => new ListView(options),
    );
    const firsts = views.map(view => follow(view));
    const [one, same, other] = firsts.map(
      ({ events }) => (events.at(-1) as SnapshotEvent).rows,
    );
    expect(same).toBe(one);
    expect(other).toEqual(one);
    expect(other).not.toBe(one);
    expect(common.selections.size).toBe(2);

    model.upsert(table, pod('b', { namespace: 'other' }));
    const shown = views.map((view, at) =>
      names(follow(view, firsts[at].state).state),
    );
    expect(shown).toEqual([['a', 'b'], ['a', 'b'], ['a']]);
    views[0].close();
    views[2].close();
    expect(common.selections.size).toBe(1);
    model.upsert(table, pod('c'));
    expect(views[1].take()).toMatchObject([{ type: 'delta' }]);
    views[1].close();
    expect(common.selections.size).toBe(0);
  });

  it('serves one viewer as if the others were not there', () => {
    const { model, table, common } = setUp();
    const stays = new ListView(common);
    model.upsert(table, pod('a', { namespace: 'shop' }));
    model.upsert(table, pod('b', { namespace: 'other' }));
    const first = follow(stays).state;

    // Another one comes back to where it was.
    const { cursor } = first;
    model.upsert(table, pod('c', { namespace: 'shop' }));
    const returns = new ListView({ ...common, since: cursor });
    const returned = follow(returns, first);
    expect(returned.events.map(({ type }) => type)).toEqual(['state', 'delta']);
    expect(names(returned.state)).toEqual(['a', 'b', 'c']);

    // What it may see becomes less.
    returns.setAccess(only('shop'));
    expect(names(follow(returns, returned.state).state)).toEqual(['a', 'c']);
    expect(names(follow(stays, first).state)).toEqual(['a', 'b', 'c']);

    // A new list is a snapshot for each of them.
    table.holdBack();
    model.upsert(table, pod('d', { namespace: 'shop' }));
    const comes = new ListView(common);
    model.upsert(table, pod('e', { namespace: 'shop' }));
    const early = follow(comes);
    expect(names(early.state)).toEqual(['a', 'b', 'c', 'd', 'e']);
    table.letGo();
    for (const [view, expected] of [
      [stays, ['a', 'b', 'c', 'd', 'e']],
      [comes, ['a', 'b', 'c', 'd', 'e']],
      [returns, ['a', 'c', 'd', 'e']],
    ] as const) {
      const { events, state } = follow(view);
      expect(events).toMatchObject([{ type: 'snapshot' }]);
      expect(names(state)).toEqual(expected);
      view.close();
    }
    expect(common.selections.size).toBe(0);
  });

  it('loses nothing when another viewer fails', () => {
    const { model, table, common } = setUp();
    const failing = new ListView({
      ...common,
      onPending: () => {
        throw new Error('broken');
      },
    });
    failing.take();
    const well = new ListView(common);
    const { state } = follow(well);
    expect(() => model.upsert(table, pod('a'))).toThrow('broken');
    expect(names(follow(well, state).state)).toEqual(['a']);
    expect(() => failing.setAccess(only('shop'))).toThrow('broken');
    failing.close();
    well.close();
    expect(common.selections.size).toBe(0);
  });

  it('gives a snapshot and then each object that changed once', () => {
    const { model, table, common, onPending } = setUp();
    model.upsert(table, pod('a'));
    const view = new ListView(common);
    const first = follow(view);
    expect(first.events.map(event => event.type)).toEqual([
      'state',
      'snapshot',
    ]);
    expect(names(first.state)).toEqual(['a']);

    model.upsert(table, pod('b', {}, 'Pending'));
    model.upsert(table, pod('b', {}, 'Running'));
    const key = table.get('uid-a')?.key;
    model.remove(table, 'uid-a');
    expect(onPending).toHaveBeenCalledTimes(3);
    const second = follow(view, first.state);
    expect(second.events).toMatchObject([{ type: 'delta', removes: [key] }]);
    expect(second.events[0]).toHaveProperty('upserts.length', 1);
    expect(names(second.state)).toEqual(['b']);
    expect(follow(view).events).toEqual([]);
    view.close();
    model.upsert(table, pod('c'));
    expect(onPending).toHaveBeenCalledTimes(3);
  });

  it('shows what is in scope by namespace, label or owner', () => {
    const { model, table, common } = setUp();
    model.upsert(table, pod('a', { labels: { app: 'web' } }));
    model.upsert(table, pod('b', { labels: { app: 'cart' } }));
    model.upsert(table, pod('c', { namespace: 'x', labels: { app: 'web' } }));
    const shown = (scope: ViewScope) =>
      names(follow(new ListView({ ...common, scope })).state);
    const web = [parseLabelSelector('app=web')];
    expect(shown({ selectors: web })).toEqual(['a', 'c']);
    expect(shown({ selectors: web, namespaces: new Set(['shop']) })).toEqual([
      'a',
    ]);
    expect(shown({ selectors: [], ownerUid: 'uid-none' })).toEqual([]);
  });

  it('takes away what may no longer be seen and adds what now may', () => {
    const { model, table, common } = setUp();
    model.upsert(table, pod('a'));
    model.upsert(table, pod('b', { namespace: 'payments' }));
    const view = new ListView({ ...common, access: only('shop') });
    const first = follow(view);
    expect(names(first.state)).toEqual(['a']);
    view.setAccess(only('payments'));
    const second = follow(view, first.state);
    expect(names(second.state)).toEqual(['b']);
    model.upsert(table, pod('a', { labels: { changed: 'yes' } }, 'Failed'));
    expect(names(follow(view, second.state).state)).toEqual(['b']);
  });

  it('says denied, with the reason, and hides the state of the watch', () => {
    const { common } = setUp();
    const view = new ListView({
      ...common,
      access: {
        ...only(),
        denial: () => ({ by: 'permission', reason: 'not for you' }),
      },
    });
    expect(follow(view).state.sources).toMatchObject([
      {
        cluster: 'harbor',
        kind: 'pods',
        state: 'denied',
        reason: 'not for you',
      },
    ]);
  });

  it('goes on from a cursor with what was missed', () => {
    const { model, table, common } = setUp();
    model.upsert(table, pod('a'));
    model.upsert(table, pod('b'));
    const before = follow(new ListView(common)).state;
    model.remove(table, 'uid-a');
    model.upsert(table, pod('c'));
    model.upsert(table, pod('d'));
    model.remove(table, 'uid-d');
    const resumed = follow(
      new ListView({ ...common, since: before.cursor }),
      before,
    );
    expect(resumed.events.map(event => event.type)).toEqual(['state', 'delta']);
    expect(names(resumed.state)).toEqual(['b', 'c']);
  });

  it('starts over when the cursor is of another epoch or too old', () => {
    const { model, table, common } = setUp();
    model.upsert(table, pod('a'));
    const { cursor } = follow(new ListView(common)).state;
    const types = (access: AccessSet) =>
      follow(new ListView({ ...common, access, since: cursor })).events.map(
        event => event.type,
      );
    expect(types(only('shop'))).toEqual(['state', 'snapshot']);
    for (let index = 0; index < 5000; index += 1) {
      model.upsert(table, pod('b', {}, index % 2 ? 'Running' : 'Pending'));
    }
    expect(types(everything)).toEqual(['state', 'snapshot']);
  });
});

describe('chosen columns', () => {
  it('are all that travels, and all whose change is told', () => {
    const { model, table, common, onPending } = setUp();
    model.upsert(table, pod('a', {}, 'Pending'));
    const columns = viewColumns([pods], ['phase']);
    const view = new ListView({ ...common, columns });
    const { state } = follow(view);
    const [row] = state.rows.values();
    expect(Object.keys(row).sort()).toEqual([...baseColumns, 'phase'].sort());

    const placed = {
      ...pod('a', { resourceVersion: '2' }, 'Pending'),
      spec: { nodeName: 'node-1' },
    };
    model.upsert(table, placed);
    expect(table.get('uid-a')?.row).toMatchObject({ node: 'node-1' });
    expect(onPending).not.toHaveBeenCalled();
    expect(follow(view).events).toEqual([]);

    model.upsert(table, pod('a', { resourceVersion: '3' }, 'Running'));
    expect(follow(view).events).toMatchObject([{ type: 'delta' }]);
    view.close();
    model.dispose();
  });

  it('must be there', () => {
    expect(() => viewColumns([namespaces], ['colour'])).toThrow(
      /^There is no column 'colour'\. Known columns: cluster, id, .*owner/,
    );
  });
});

describe('counts of what may not be seen', () => {
  it('are neither sent nor filtered by', () => {
    jest.useFakeTimers();
    const { model, common } = setUp();
    const spaces = model.table(namespaces);
    const podTable = model.table(pods);
    model.upsert(spaces, namespace('shop'));
    model.upsert(podTable, pod('a'));
    jest.advanceTimersByTime(300);
    const blind: AccessSet = {
      ...everything,
      fingerprint: 'blind',
      allows: (_cluster, kind) => kind === 'namespaces',
      allowsEverywhere: () => false,
    };
    const columns = viewColumns([namespaces]);
    const show = (access: AccessSet) =>
      follow(new ListView({ ...common, tables: [spaces], columns, access }))
        .state;
    const [seen] = show(everything).rows.values();
    expect(seen).toMatchObject({ pods: 1, podPhases: { Running: 1 } });
    const [hidden] = show(blind).rows.values();
    expect(hidden).toMatchObject({ name: 'shop' });
    expect(hidden).not.toHaveProperty('pods');
    expect(hidden).not.toHaveProperty('podPhases');
    expect(hidden).not.toHaveProperty('workloads');
    const filtered = follow(
      new WindowView({
        ...common,
        tables: [spaces],
        access: blind,
        indexes: new WindowIndexes(),
        window: { offset: 0, limit: 5, filters: { pods: ['1'] } },
      }),
    ).state;
    expect(filtered.total).toBe(0);
    jest.useRealTimers();
  });
});

describe('WindowView', () => {
  function openWindow(
    set: ReturnType<typeof setUp>,
    window: Partial<WindowView['options']['window']> = {},
    indexes = new WindowIndexes(),
  ) {
    return new WindowView({
      ...set.common,
      indexes,
      window: { offset: 0, limit: 2, ...window },
    });
  }

  const order = (state: FeedState) =>
    (state.order ?? [...state.rows.keys()]).map(
      key => state.rows.get(key)?.name,
    );

  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('sends a window in order and says how many rows there are', () => {
    const set = setUp();
    for (const name of ['c', 'a', 'd', 'b']) {
      set.model.upsert(set.table, pod(name));
    }
    expect(order(follow(openWindow(set)).state)).toEqual(['a', 'b']);
    const { events, state } = follow(
      openWindow(set, {
        offset: 1,
        sort: { column: 'name', descending: true },
      }),
    );
    expect(order(state)).toEqual(['c', 'b']);
    expect(events[1]).toMatchObject({ total: 4, offset: 1 });
  });

  it('changes cells at once and the order at most once a second', () => {
    const set = setUp();
    for (const name of ['b', 'c', 'd']) {
      set.model.upsert(set.table, pod(name));
    }
    const view = openWindow(set);
    let { state } = follow(view);
    set.model.upsert(set.table, pod('b', {}, 'Failed'));
    ({ state } = follow(view, state));
    expect(state.rows.get(set.table.get('uid-b')?.key ?? '')).toMatchObject({
      phase: 'Failed',
    });

    set.model.upsert(set.table, pod('a'));
    jest.advanceTimersByTime(1000);
    ({ state } = follow(view, state));
    expect(order(state)).toEqual(['a', 'b']);
    expect(state.total).toBe(4);
    set.model.remove(set.table, 'uid-a');
    expect(follow(view, state).events).toEqual([]);
    jest.advanceTimersByTime(1000);
    ({ state } = follow(view, state));
    expect(order(state)).toEqual(['b', 'c']);
  });

  it('sorts a status by how bad it is', () => {
    const set = setUp();
    set.model.upsert(set.table, pod('good'));
    set.model.upsert(set.table, pod('bad', {}, 'Failed'));
    set.model.upsert(set.table, pod('done', {}, 'Succeeded'));
    expect(
      order(
        follow(
          openWindow(set, {
            limit: 3,
            sort: { column: 'tone', descending: true },
          }),
        ).state,
      ),
    ).toEqual(['bad', 'done', 'good']);
  });

  it('filters by column and by text, whatever the case', () => {
    const set = setUp();
    set.model.upsert(set.table, pod('web-1'));
    set.model.upsert(set.table, pod('web-2', {}, 'Failed'));
    set.model.upsert(set.table, pod('cart-1', {}, 'Failed'));
    const shown = (window: Partial<WindowView['options']['window']>) =>
      order(follow(openWindow(set, window)).state);
    expect(shown({ filters: { phase: ['Failed'] } })).toEqual([
      'cart-1',
      'web-2',
    ]);
    expect(shown({ filters: { phase: ['Failed'] }, text: 'WEB' })).toEqual([
      'web-2',
    ]);
    expect(shown({ filters: { constructor: ['x'] } })).toEqual([]);
  });

  it('shares an index among equal windows of users who may see the same', () => {
    const set = setUp();
    const indexes = new WindowIndexes();
    const first = openWindow(set, {}, indexes);
    const second = openWindow(set, { offset: 10 }, indexes);
    expect(indexes.size).toBe(1);
    second.setAccess(only('shop'));
    expect(indexes.size).toBe(2);
    first.close();
    second.close();
    expect(indexes.size).toBe(0);
  });
});

import { baseColumns } from '../model/ResourceDescriptor';
import { applyFeedEvent } from './applyFeedEvent';
import { DeltaEvent, FeedEvent, SnapshotEvent, WireRow } from './FeedEvent';
import { FeedState, initialFeedState } from './FeedState';

const columns = [...baseColumns, 'reason'];

function wire(id: string, reason = 'Running'): WireRow {
  return ['east', id, 'shop', `pod-${id}`, 1, reason];
}

function snapshot(more: Partial<SnapshotEvent> = {}): SnapshotEvent {
  return {
    type: 'snapshot',
    id: 'pods',
    cursor: { epoch: 'e', seq: 10 },
    columns,
    rows: [wire('a'), wire('b')],
    total: 2,
    ...more,
  };
}

function delta(more: Partial<DeltaEvent> = {}): DeltaEvent {
  return {
    type: 'delta',
    id: 'pods',
    cursor: { epoch: 'e', seq: 11 },
    upserts: [],
    removes: [],
    ...more,
  };
}

function after(...events: FeedEvent[]): FeedState {
  return events.reduce<FeedState>(
    (state, event) => applyFeedEvent(state, event),
    initialFeedState,
  );
}

/** `<key>=<reason>` of every row. */
function shown({ rows }: FeedState): string[] {
  return [...rows].map(
    ([key, row]) => `${key}=${(row as { reason?: string }).reason}`,
  );
}

describe('applyFeedEvent', () => {
  it('is connecting until the first rows are there', () => {
    const source = {
      cluster: 'east',
      kind: 'pods',
      state: 'connecting' as const,
      since: '2024-01-01T00:00:00Z',
    };
    const state = after({ type: 'state', id: 'pods', sources: [source] });
    expect(state).toEqual({ ...initialFeedState, sources: [source] });

    const next = applyFeedEvent(state, snapshot());
    expect(next).toMatchObject({
      state: 'ready',
      total: 2,
      columns,
      cursor: { epoch: 'e', seq: 10 },
      sources: [source],
    });
    expect(next.rows.get('a')).toEqual({
      cluster: 'east',
      id: 'a',
      namespace: 'shop',
      name: 'pod-a',
      created: 1,
      reason: 'Running',
    });
    expect(next.order).toBeUndefined();
  });

  it.each<[string, FeedEvent[], string[], number]>([
    [
      'an update, an addition and a removal',
      [
        snapshot(),
        delta({
          upserts: [wire('a', 'Error'), wire('c')],
          removes: ['b'],
        }),
      ],
      ['a=Error', 'c=Running'],
      2,
    ],
    [
      'the removal of a row that is not there',
      [snapshot(), delta({ removes: ['none'] })],
      ['a=Running', 'b=Running'],
      2,
    ],
    ['a delta before any snapshot', [delta({ upserts: [wire('a')] })], [], 0],
    [
      'a delta that comes twice',
      [
        snapshot(),
        delta({ upserts: [wire('c')] }),
        delta({ upserts: [wire('c')] }),
      ],
      ['a=Running', 'b=Running', 'c=Running'],
      3,
    ],
    [
      'a delta that is older than what is there',
      [
        snapshot(),
        delta({
          cursor: { epoch: 'e', seq: 9 },
          upserts: [wire('a', 'Error')],
        }),
      ],
      ['a=Running', 'b=Running'],
      2,
    ],
    [
      'a delta of a new epoch, whatever its number',
      [snapshot(), delta({ cursor: { epoch: 'f', seq: 1 }, removes: ['a'] })],
      ['b=Running'],
      1,
    ],
    [
      'a second snapshot, which replaces the first',
      [snapshot(), snapshot({ rows: [wire('z')], total: 1 })],
      ['z=Running'],
      1,
    ],
    [
      'a snapshot with other columns',
      [
        snapshot(),
        snapshot({
          columns: [...baseColumns, 'phase', 'reason'],
          rows: [['east', 'a', 'shop', 'pod-a', 1, 'Failed', 'Evicted']],
          total: 1,
        }),
        delta({
          upserts: [['east', 'b', 'shop', 'pod-b', 1, 'Failed', 'Error']],
        }),
      ],
      ['a=Evicted', 'b=Error'],
      2,
    ],
    [
      'ping and bye',
      [
        snapshot(),
        { type: 'ping', time: 1 },
        { type: 'bye', reason: 'shutdown' },
      ],
      ['a=Running', 'b=Running'],
      2,
    ],
  ])('handles %s', (_, events, rows, total) => {
    const state = after(...events);
    expect(shown(state)).toEqual(rows);
    expect(state.total).toBe(total);
  });

  it('keeps a window in its order', () => {
    const window = after(snapshot({ offset: 20, total: 50 }));
    expect(window).toMatchObject({
      order: ['a', 'b'],
      offset: 20,
      total: 50,
    });

    const cell = applyFeedEvent(
      window,
      delta({ upserts: [wire('a', 'Error')] }),
    );
    expect(shown(cell)).toEqual(['a=Error', 'b=Running']);
    expect(cell.order).toBe(window.order);
    expect(cell.total).toBe(50);

    const moved = applyFeedEvent(
      cell,
      delta({
        cursor: { epoch: 'e', seq: 12 },
        upserts: [wire('c')],
        removes: ['b'],
        order: ['c', 'a'],
        total: 51,
      }),
    );
    expect(moved.order).toEqual(['c', 'a']);
    expect([...moved.rows.keys()].sort()).toEqual(['a', 'c']);
    expect(moved.total).toBe(51);
    expect(moved.rows.get('a')).toBe(cell.rows.get('a'));
  });

  it('drops rows of a window that its order does not name', () => {
    const state = after(
      snapshot({ offset: 0 }),
      delta({ order: ['b', 'unknown'] }),
    );
    expect(shown(state)).toEqual(['b=Running']);
    expect(state.order).toEqual(['b']);
  });

  it('takes a removed row out of the order', () => {
    const state = after(snapshot({ offset: 0 }), delta({ removes: ['a'] }));
    expect(state.order).toEqual(['b']);
  });

  it('keeps rows that did not change, and everything if nothing did', () => {
    const state = after(snapshot({ offset: 0 }));
    expect(applyFeedEvent(state, snapshot({ offset: 0 }))).toBe(state);
    expect(applyFeedEvent(state, { type: 'ping', time: 1 })).toBe(state);
    expect(
      applyFeedEvent(state, { type: 'state', id: 'pods', sources: [] }),
    ).toBe(state);
    expect(
      applyFeedEvent(
        state,
        delta({ cursor: { epoch: 'e', seq: 10 }, upserts: [wire('a')] }),
      ),
    ).toBe(state);

    const newer = applyFeedEvent(state, delta({ upserts: [wire('a')] }));
    expect(newer).not.toBe(state);
    expect(newer.rows).toBe(state.rows);
    expect(newer.cursor).toEqual({ epoch: 'e', seq: 11 });

    const changed = applyFeedEvent(
      state,
      snapshot({ offset: 0, rows: [wire('a'), wire('b', 'Error')] }),
    );
    expect(changed.rows.get('a')).toBe(state.rows.get('a'));
    expect(changed.rows.get('b')).not.toBe(state.rows.get('b'));
  });

  it('does not change the state that it was given', () => {
    const state = after(snapshot());
    applyFeedEvent(state, delta({ upserts: [wire('c')], removes: ['a'] }));
    expect(shown(state)).toEqual(['a=Running', 'b=Running']);
  });

  it('keeps rows beside an error, until the next rows end it', () => {
    const error = { name: 'NotAllowedError', message: 'No.' };
    const failed = after(snapshot(), { type: 'error', id: 'pods', error });
    expect(failed.error).toEqual(error);
    expect(failed.rows.size).toBe(2);
    expect(applyFeedEvent(failed, { type: 'error', error: { ...error } })).toBe(
      failed,
    );
    expect(applyFeedEvent(failed, delta()).error).toBeUndefined();
    expect(applyFeedEvent(failed, snapshot()).error).toBeUndefined();
  });

  it('ignores events of other subscriptions when it is told its id', () => {
    const state = after(snapshot());
    const change = delta({ id: 'nodes', removes: ['a'] });
    expect(applyFeedEvent(state, change, 'pods')).toBe(state);
    expect(applyFeedEvent(state, { ...change, id: 'pods' }, 'pods')).not.toBe(
      state,
    );
    const error = { name: 'Error', message: 'The feed is broken.' };
    expect(
      applyFeedEvent(state, { type: 'error', error }, 'pods').error,
    ).toEqual(error);
    expect(
      applyFeedEvent(state, { type: 'error', id: 'nodes', error }, 'pods'),
    ).toBe(state);
  });
});

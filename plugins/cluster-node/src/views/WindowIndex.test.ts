import { PodRow, pods } from '@wheelhouse/backstage-plugin-cluster-common';
import { AccessSet } from '../access/AccessSet';
import { KindTable } from '../hub/KindTable';
import { StoredRow } from '../hub/StoredRow';
import { WindowIndex, WindowOrder } from './WindowIndex';

const everything: AccessSet = {
  fingerprint: 'all',
  dependsOnNamespaces: false,
  allows: () => true,
  allowsEverywhere: () => true,
  denial: () => undefined,
};

/** The same numbers for the same seed. */
function randomNumbers(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (state * 1103515245 + 12345) % 2 ** 31;
    return Math.floor((state / 2 ** 31) * below);
  };
}

function setUp(seed: number) {
  const random = randomNumbers(seed);
  let seq = 0;
  const table = new KindTable('prod', pods, () => ++seq);
  const put = (uid: string) => {
    const key = table.get(uid)?.key ?? `k${(seq += 1)}`;
    const row: StoredRow['row'] & Partial<PodRow> = {
      cluster: 'prod',
      id: key,
      namespace: `team-${random(3)}`,
      name: table.get(uid)?.row.name ?? `pod-${random(500)}`,
      created: 1,
      phase: 'Running',
      tone: random(4) ? 'ok' : 'error',
      reason: 'Running',
      ready: 1,
      containers: 1,
      restarts: random(4),
    };
    const stored: StoredRow = {
      key,
      uid,
      kind: 'pods',
      objectKind: 'Pod',
      row,
      labels: {},
      owners: [],
    };
    table.put(stored);
  };
  const open = (order: Partial<WindowOrder> = {}) =>
    new WindowIndex({
      tables: [table],
      scope: { selectors: [] },
      access: everything,
      ...order,
    });
  return { random, table, put, open };
}

const orders: Partial<WindowOrder>[] = [
  {},
  { sort: { column: 'restarts', descending: true } },
  {
    sort: { column: 'tone' },
    filters: { namespace: ['team-1', 'team-2'] },
    text: 'pod-1',
  },
  {
    scope: { selectors: [], namespaces: new Set(['team-0']) },
    filters: { restarts: ['0', '3'] },
  },
];

describe('WindowIndex', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it.each([1, 2, 3])(
    'is after any changes what a new one would be (seed %d)',
    async seed => {
      const { random, table, put, open } = setUp(seed);
      for (let uid = 0; uid < 300; uid += 1) {
        put(`u${uid}`);
      }
      const indexes = orders.map(open);
      for (let round = 0; round < 60; round += 1) {
        for (let changes = random(60); changes > 0; changes -= 1) {
          const uid = `u${random(400)}`;
          if (random(3) === 0) {
            table.remove(uid);
          } else {
            put(uid);
          }
        }
        // Sometimes the changes of several rounds are put into order at once.
        const isOrdered = random(2) === 1;
        jest.advanceTimersByTime(isOrdered ? 1000 : 0);
        for (const [position, index] of indexes.entries()) {
          const fresh = open(orders[position]);
          const expected = fresh.slice(0, 1000);
          expect(await index.rows()).toEqual(expected);
          expect(index.unfiltered).toBe(fresh.unfiltered);
          const shown = isOrdered ? index.slice(0, 1000) : expected;
          expect(shown).toEqual(expected);
          fresh.close();
        }
      }
    },
  );

  it('sorts many rows in turns, and follows changes meanwhile', async () => {
    const { random, table, put, open } = setUp(9);
    for (let uid = 0; uid < 20_000; uid += 1) {
      put(`u${uid}`);
    }
    const index = open({ sort: { column: 'restarts' } });
    const names = (rows: readonly StoredRow[]) => rows.map(row => row.key);
    const orderChanged = jest.fn();
    index.listen({ rowChanged: () => undefined, orderChanged });
    for (let changes = 0; changes < 100; changes += 1) {
      put(`u${random(20_100)}`);
      table.remove(`u${random(20_000)}`);
    }
    const rows = index.rows();
    await jest.advanceTimersByTimeAsync(2000);
    const fresh = open({ sort: { column: 'restarts' } });
    expect(names(await rows)).toEqual(names(fresh.slice(0, 30_000)));
    expect(names(index.slice(0, 30_000))).toEqual(names(await rows));
    expect(orderChanged).toHaveBeenCalled();
    fresh.close();
    index.close();
  });

  it('counts what filters leave out, and tells when that changes', () => {
    const { table, put, open } = setUp(4);
    for (let uid = 0; uid < 50; uid += 1) {
      put(`u${uid}`);
    }
    const index = open({ filters: { name: ['nobody'] } });
    const orderChanged = jest.fn();
    index.listen({ rowChanged: jest.fn(), orderChanged });
    expect([index.total, index.unfiltered]).toEqual([0, 50]);
    put('u1');
    jest.advanceTimersByTime(1000);
    expect(orderChanged).not.toHaveBeenCalled();
    table.remove('u1');
    jest.advanceTimersByTime(1000);
    expect(orderChanged).toHaveBeenCalledTimes(1);
    expect([index.total, index.unfiltered]).toEqual([0, 49]);
  });

  it('takes a filter without values for none, and an empty one for what is not there', () => {
    const { put, open } = setUp(5);
    put('u1');
    expect(open({ filters: { node: [] } }).total).toBe(1);
    expect(open({ filters: { node: [''] } }).total).toBe(1);
    expect(open({ filters: { node: ['n'] } }).total).toBe(0);
  });
});

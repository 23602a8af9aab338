import { gridPod, randomPod, seededRandom } from './__fixtures__/gridPods';
import { GridPod } from './GridPod';
import { orderGroups } from './orderGroups';
import { podClasses, podColourings } from './podColouring';
import { podGroupings, zoneKey } from './podGroupOf';
import { PodGroupsOptions } from './GroupChanges';
import { classTotals, PodGroups, podGroups } from './PodGroups';

const zones = new Map([
  [zoneKey('cluster-0', 'node-0'), 'north'],
  [zoneKey('cluster-1', 'node-0'), 'north'],
  [zoneKey('cluster-0', 'node-1'), 'south'],
]);

function options(some: Partial<PodGroupsOptions> = {}): PodGroupsOptions {
  return { grouping: 'namespace', colouring: 'status', zones, ...some };
}

function shape(groups: PodGroups) {
  return orderGroups(groups.byKey).map(group => ({
    ...group,
    classes: Array.from(group.classes),
  }));
}

describe('podGroups', () => {
  it('groups by what is asked for, and tells apart what is not the same', () => {
    const rows = [
      gridPod('1', { cluster: 'harbor', node: 'a', ownerName: 'cart' }),
      gridPod('2', { cluster: 'reef', node: 'a', ownerName: 'cart' }),
      gridPod('3', { cluster: 'reef', node: undefined, ownerName: undefined }),
    ];
    const near = new Map([
      [zoneKey('harbor', 'a'), 'north'],
      [zoneKey('reef', 'a'), 'north'],
    ]);
    const namesBy = (grouping: PodGroupsOptions['grouping']) =>
      orderGroups(
        podGroups(rows, options({ grouping, zones: near })).byKey,
      ).map(({ name, detail, pods }) => [name, detail, pods.length]);

    expect(namesBy('cluster')).toEqual([
      ['reef', '', 2],
      ['harbor', '', 1],
    ]);
    expect(namesBy('namespace')).toEqual([['storefront', '', 3]]);
    expect(namesBy('zone')).toEqual([
      ['north', '', 2],
      ['', '', 1],
    ]);
    expect(namesBy('node')).toEqual([
      ['', '', 1],
      ['a', 'harbor', 1],
      ['a', 'reef', 1],
    ]);
    expect(namesBy('owner')).toEqual([
      ['', '', 1],
      ['cart', 'storefront, harbor, Deployment', 1],
      ['cart', 'storefront, reef, Deployment', 1],
    ]);
  });

  it('counts by class, and keeps pods at their place while they change', () => {
    const first = podGroups(
      [gridPod('1', { name: 'b' }), gridPod('2', { name: 'a' })],
      options(),
    );
    const failing = gridPod('2', { name: 'a', tone: 'error' });
    const second = podGroups([first.rows[0], failing], options(), first);
    const group = second.byKey.get('storefront');

    expect(group?.pods.map(({ name }) => name)).toEqual(['a', 'b']);
    expect(group?.trouble).toBe(1);
    expect(classTotals(second)).toEqual([1, 0, 0, 0, 0, 1]);
    expect(classTotals(first)).toEqual([2, 0, 0, 0, 0, 0]);
  });

  it('makes no group anew whose pods did not change', () => {
    const rows = [
      gridPod('1', { namespace: 'a' }),
      gridPod('2', { namespace: 'b' }),
    ];
    const first = podGroups(rows, options());
    const same = podGroups([...rows], options(), first);
    expect(same.byKey).toBe(first.byKey);
    const next = podGroups(
      [rows[0], gridPod('2', { namespace: 'b', restarts: 1 })],
      options(),
      first,
    );
    expect(next.byKey.get('a')).toBe(first.byKey.get('a'));
    expect(next.byKey.get('b')).not.toBe(first.byKey.get('b'));
    expect(podGroups(rows, options(), next).byKey.get('b')).toEqual(
      first.byKey.get('b'),
    );
  });

  it.each(podGroupings)(
    'by %s ends the same step by step as all at once, and loses no pod',
    grouping => {
      const random = seededRandom(grouping.length);
      let rows: GridPod[] = [];
      let groups: PodGroups | undefined;
      for (let step = 0; step < 120; step += 1) {
        const colouring = podColourings[Math.floor(step / 50) % 3];
        rows = changed(rows, step, random);
        groups = podGroups(rows, options({ grouping, colouring }), groups);

        const ids = orderGroups(groups.byKey).flatMap(({ pods }) =>
          pods.map(({ id }) => id),
        );
        expect(ids.sort()).toEqual(rows.map(({ id }) => id).sort());
        const anew = podGroups(rows, options({ grouping, colouring }));
        expect(shape(groups)).toEqual(shape(anew));
        expect(classTotals(groups).reduce((a, b) => a + b, 0)).toBe(
          rows.length,
        );
      }
    },
  );
});

describe('orderGroups', () => {
  const rows = [
    gridPod('1', { namespace: 'small' }),
    gridPod('2', { namespace: 'large' }),
    gridPod('3', { namespace: 'large' }),
    gridPod('4', { namespace: 'bad', tone: 'warning' }),
  ];
  const names = (of: PodGroups, held?: readonly string[]) =>
    orderGroups(
      of.byKey,
      held?.flatMap(key => of.byKey.get(key) ?? []),
    ).map(({ name }) => name);

  it('puts trouble first, then size', () => {
    expect(names(podGroups(rows, options()))).toEqual([
      'bad',
      'large',
      'small',
    ]);
  });

  it('keeps an order that is held, and puts new groups behind it', () => {
    const groups = podGroups(rows, options());
    expect(names(groups, ['small', 'large'])).toEqual([
      'small',
      'large',
      'bad',
    ]);
  });
});

describe('podClasses', () => {
  it.each([
    ['status', { tone: 'warning' }, 'warning'],
    ['status', { tone: 'unheard of' }, 'unknown'],
    ['readiness', {}, 'ready'],
    ['readiness', { ready: 0, tone: 'done' }, 'finished'],
    ['readiness', { ready: 0, tone: 'progressing' }, 'starting'],
    ['readiness', { ready: 1, containers: 2, tone: 'error' }, 'partly'],
    ['readiness', { ready: 0, tone: 'error' }, 'notReady'],
    ['readiness', { ready: 0, containers: 0, tone: 'warning' }, 'notReady'],
    ['restarts', {}, 'never'],
    ['restarts', { restarts: 4 }, 'few'],
    ['restarts', { restarts: 5 }, 'some'],
    ['restarts', { restarts: 20 }, 'many'],
  ] as const)('by %s: %j is %s', (colouring, pod, expected) => {
    const row = gridPod('1', pod as Partial<GridPod>);
    const totals = classTotals(podGroups([row], options({ colouring })));
    expect(podClasses[colouring][totals.indexOf(1)].id).toBe(expected);
  });
});

/** Rows after some came, went, and changed, as a feed tells them. */
function changed(
  rows: readonly GridPod[],
  step: number,
  random: () => number,
): GridPod[] {
  if (step % 40 === 39) {
    // After a new snapshot, rows come in another order.
    return rows.slice().reverse();
  }
  const next = rows.flatMap(row => {
    const dice = random();
    if (dice < 0.05) {
      return [];
    }
    return dice < 0.2 ? [randomPod(row.id, random)] : [row];
  });
  const born = Math.floor(random() * 8);
  for (let count = 0; count < born; count += 1) {
    next.push(randomPod(`${step}-${count}`, random));
  }
  return next;
}

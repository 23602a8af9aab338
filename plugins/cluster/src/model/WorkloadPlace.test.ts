import { podRow, workloadRow } from '../../dev/__data__/rows';
import { workloadPlaces } from './WorkloadPlace';

describe('workloadPlaces', () => {
  it('groups by cluster and namespace, in order', () => {
    const places = workloadPlaces(
      [
        workloadRow('b', { cluster: 'reef' }),
        workloadRow('z', { cluster: 'atoll', namespace: 'web' }),
        workloadRow('b', { cluster: 'atoll', namespace: 'data' }),
        workloadRow('a', { cluster: 'reef' }),
      ],
      [],
    );

    expect(
      places.map(({ cluster, namespace, workloads }) => [
        cluster,
        namespace,
        workloads.map(({ row }) => row.name),
      ]),
    ).toEqual([
      ['atoll', 'data', ['b']],
      ['atoll', 'web', ['z']],
      ['reef', 'storefront', ['a', 'b']],
    ]);
  });

  it('puts pods under their workload, trouble first and what has finished last', () => {
    const cart = workloadRow('cart');
    const [place] = workloadPlaces(
      [cart],
      [
        podRow(cart, 'done', { tone: 'done' }),
        podRow(cart, 'well-2'),
        podRow(cart, 'well-1'),
        podRow(cart, 'warned', { tone: 'warning' }),
        podRow(cart, 'broken', { tone: 'error' }),
        podRow(cart, 'coming', { tone: 'progressing' }),
      ],
    );

    expect(
      place.workloads[0].pods.map(({ name }) => name.replace(/^cart-\w+-/, '')),
    ).toEqual(['broken', 'warned', 'coming', 'well-1', 'well-2', 'done']);
    expect(place.otherPods).toEqual([]);
  });

  it('keeps pods apart whose owner is not there, and those of another cluster', () => {
    const cart = workloadRow('cart');
    const elsewhere = {
      ...podRow(cart, 'far', { ownerId: 'gone' }),
      cluster: 'reef',
    };
    const places = workloadPlaces(
      [cart],
      [elsewhere, podRow(cart, 'bare', { ownerId: undefined })],
    );

    expect(
      places.map(({ cluster, otherPods }) => [cluster, otherPods.length]),
    ).toEqual([
      ['harbor', 1],
      ['reef', 1],
    ]);
    expect(places[0].workloads[0].pods).toEqual([]);
  });

  it('folds the jobs of a cron job into it', () => {
    const nightly = workloadRow('nightly', { kind: 'CronJob' });
    const run = workloadRow('nightly-1', {
      kind: 'Job',
      ownerKind: 'CronJob',
      ownerId: nightly.id,
    });
    const lone = workloadRow('lone', { kind: 'Job', ownerId: 'not-there' });
    const [place] = workloadPlaces([run, nightly, lone], []);

    expect(place.workloads.map(({ row }) => row.name)).toEqual([
      'lone',
      'nightly',
    ]);
  });
});

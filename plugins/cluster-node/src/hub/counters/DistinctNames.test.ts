import { seededRandom } from '../../__testUtils__/seededRandom';
import { DistinctNames, Place } from './DistinctNames';

// A name that another one begins with, and a space.
const clusters = ['harbor', 'harbor keys', 'bay'];
const place = (cluster: string, namespace = 'shop'): Place => ({
  cluster,
  kind: namespace.length % 2 ? 'pods' : 'jobs',
  namespace,
});
const everywhere = () => true;

describe('DistinctNames', () => {
  it('counts a name once, however many clusters it is in', () => {
    const names = new DistinctNames();
    for (const cluster of clusters) {
      names.add('web', place(cluster));
    }
    names.add('cart', place('harbor keys'));
    expect(names.count(everywhere)).toEqual({
      distinct: 2,
      byCluster: new Map([
        ['harbor', 1],
        ['harbor keys', 2],
        ['bay', 1],
      ]),
    });
    names.remove('web', place('harbor keys'));
    expect(names.count(({ cluster }) => cluster === 'harbor keys')).toEqual({
      distinct: 1,
      byCluster: new Map([['harbor keys', 1]]),
    });
  });

  it('tells nothing of places that are not visible', () => {
    const names = new DistinctNames();
    names.add('web', place('harbor', 'shop'));
    names.add('web', place('harbor keys', 'payments'));
    names.add('vault', place('harbor keys', 'payments'));
    const count = names.count(({ namespace }) => namespace === 'shop');
    expect(count.distinct).toBe(1);
    expect([...count.byCluster]).toEqual([['harbor', 1]]);
  });

  it('tells names of different groups apart', () => {
    const names = new DistinctNames();
    names.add('web', place('harbor', 'shop'), 'shop');
    names.add('web', place('harbor keys', 'shop'), 'shop');
    names.add('web', place('harbor', 'payments'), 'payments');
    expect(names.count(everywhere).distinct).toBe(2);
  });

  it('keeps a name that is there twice until both are gone', () => {
    const names = new DistinctNames();
    names.add('web', place('harbor'));
    names.add('web', place('harbor'));
    names.remove('web', place('harbor'));
    expect(names.count(everywhere).distinct).toBe(1);
    names.remove('web', place('harbor'));
    names.remove('web', place('harbor'));
    expect(names.count(everywhere).distinct).toBe(0);
  });

  it.each([1, 2, 3])('equals a recount after any changes, seed %d', seed => {
    const random = seededRandom(seed);
    const names = new DistinctNames();
    const there: { name: string; group: string; place: Place }[] = [];
    for (let round = 0; round < 100; round += 1) {
      for (let step = 0; step < 40; step += 1) {
        if (there.length > 0 && random.happens(0.45)) {
          const [gone] = there.splice(random.below(there.length), 1);
          names.remove(gone.name, gone.place, gone.group);
        } else {
          const added = {
            name: `name-${random.below(40)}`,
            group: random.pick(['', 'shop']),
            place: place(
              random.pick(clusters),
              'n'.repeat(1 + random.below(5)),
            ),
          };
          there.push(added);
          names.add(added.name, added.place, added.group);
        }
      }

      const hidden = 'n'.repeat(1 + random.below(5));
      const isVisible = ({ cluster, namespace }: Place) =>
        namespace !== hidden || cluster === 'harbor keys';
      const visible = there.filter(entry => isVisible(entry.place));
      const different = (some: typeof there) =>
        new Set(some.map(({ name, group }) => `${group}/${name}`)).size;
      expect(names.count(isVisible)).toEqual({
        distinct: different(visible),
        byCluster: new Map(
          clusters.flatMap(cluster => {
            const count = different(
              visible.filter(entry => entry.place.cluster === cluster),
            );
            return count > 0 ? [[cluster, count]] : [];
          }),
        ),
      });
    }
  });

  it('costs by different sets of places, not by names', () => {
    const names = new DistinctNames();
    for (let name = 0; name < 10_000; name += 1) {
      const namespace = `namespace-${name % 10}`;
      for (const cluster of clusters) {
        names.add(`pod-${name}`, place(cluster, namespace), namespace);
      }
    }
    const isVisible = jest.fn(() => true);
    expect(names.count(isVisible).distinct).toBe(10_000);
    expect(isVisible).toHaveBeenCalledTimes(10 * clusters.length);
  });
});

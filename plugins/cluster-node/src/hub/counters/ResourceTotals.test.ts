import { PodRow } from '@wheelhouse/backstage-plugin-cluster-common';
import { seededRandom } from '../../__testUtils__/seededRandom';
import { podRow } from '../../__testUtils__/storedRows';
import { ResourceTotals } from './ResourceTotals';

const asking = {
  cpuRequest: 100,
  memoryRequest: 2000,
  cpuLimit: 500,
  memoryLimit: 4000,
};

describe('ResourceTotals', () => {
  it('keeps pods that wait for a node apart, and leaves out those that ended', () => {
    const totals = new ResourceTotals();
    totals.add(podRow({ ...asking, node: 'node-1' }));
    totals.add(podRow({ ...asking, phase: 'Pending' }));
    totals.add(podRow({ ...asking, node: 'node-1', phase: 'Succeeded' }));
    totals.add(podRow({ ...asking, namespace: 'done', phase: 'Failed' }));
    expect([...totals.byNamespace()]).toEqual([
      [
        'shop',
        {
          cpu: { requested: 100, limits: 500, waiting: 100 },
          memory: { requested: 2000, limits: 4000, waiting: 2000 },
          pods: 2,
        },
      ],
    ]);
  });

  it.each([1, 2, 3])('equals a recount after any changes, seed %d', seed => {
    const random = seededRandom(seed);
    const totals = new ResourceTotals();
    const pods: PodRow[] = [];
    const make = () =>
      podRow({
        namespace: `namespace-${random.below(4)}`,
        phase: random.pick(['Pending', 'Running', 'Succeeded', 'Failed']),
        node: random.pick([undefined, 'node-1', 'node-2']),
        cpuRequest: random.below(5000),
        memoryRequest: random.below(2 ** 31) * 1024,
        cpuLimit: random.below(5000),
        memoryLimit: random.below(2 ** 31) * 1024,
      });
    for (let round = 0; round < 40; round += 1) {
      for (let step = 0; step < 100; step += 1) {
        const index = random.below(pods.length + 20);
        if (index < pods.length) {
          totals.subtract(pods[index]);
          pods.splice(index, 1);
        }
        if (index >= pods.length || random.happens(0.5)) {
          const pod = make();
          totals.add(pod);
          pods.push(pod);
        }
      }

      expect(totals.byNamespace()).toEqual(recounted(pods));
    }
    for (const pod of pods) {
      totals.subtract(pod);
    }
    expect(totals.byNamespace().size).toBe(0);
  });
});

function recounted(pods: readonly PodRow[]) {
  const live = pods.filter(({ phase }) => /Pending|Running/.test(phase));
  const sum = (some: PodRow[], column: keyof typeof asking) =>
    some.reduce((total, pod) => total + pod[column], 0);
  return new Map(
    [...new Set(live.map(({ namespace }) => namespace))].map(namespace => {
      const own = live.filter(pod => pod.namespace === namespace);
      const placed = own.filter(({ node }) => node !== undefined);
      const waiting = own.filter(({ node }) => node === undefined);
      return [
        namespace,
        {
          cpu: {
            requested: sum(placed, 'cpuRequest'),
            limits: sum(placed, 'cpuLimit'),
            waiting: sum(waiting, 'cpuRequest'),
          },
          memory: {
            requested: sum(placed, 'memoryRequest'),
            limits: sum(placed, 'memoryLimit'),
            waiting: sum(waiting, 'memoryRequest'),
          },
          pods: own.length,
        },
      ];
    }),
  );
}

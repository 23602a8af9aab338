import {
  nodeClasses,
  nodeClassOf,
  NodeRow,
  PodRow,
} from '@wheelhouse/backstage-plugin-cluster-common';
import { seededRandom } from '../../__testUtils__/seededRandom';
import { nodeRow, podRow, storedRow } from '../../__testUtils__/storedRows';
import { CapacityCounters } from './CapacityCounters';
import { DistinctNames } from './DistinctNames';

function setUp(onlyInUse = false) {
  const names = new DistinctNames();
  const capacity = new CapacityCounters('harbor', names, onlyInUse);
  const node = (name: string, row: Partial<NodeRow> = {}, uid = name) =>
    storedRow('nodes', uid, nodeRow({ name, ...row }));
  return {
    names,
    capacity,
    node,
    nodeNames: () => names.count(() => true).distinct,
  };
}

const onNode = (name: string, cpuRequest: number, memoryRequest = 0) =>
  podRow({ node: name, cpuRequest, memoryRequest });

describe('CapacityCounters', () => {
  it('counts what pods take of a node that arrives after them', () => {
    const { capacity, node, nodeNames } = setUp();
    capacity.addPod(onNode('a', 1500, 300));
    expect(capacity.free).toEqual({ cpu: 0, memory: 0 });
    expect(nodeNames()).toBe(0);
    capacity.addNode(node('a'));
    expect(capacity.free).toEqual({ cpu: 2500, memory: 700 });
    expect(nodeNames()).toBe(1);
  });

  it('counts a node apart while it is cordoned, tainted or not ready', () => {
    const { capacity, node } = setUp();
    capacity.addNode(node('a'));
    capacity.addNode(node('b'));
    capacity.addPod(onNode('a', 1000));
    for (const [row, name] of [
      [{ schedulable: false }, 'cordoned'],
      [{ taints: ['gpu:NoSchedule'] }, 'tainted'],
      [{ ready: false, schedulable: false }, 'notReady'],
    ] as const) {
      capacity.addNode(node('a', row));
      expect(capacity.classes[name]).toEqual({
        nodes: 1,
        cpu: 4000,
        memory: 1000,
      });
      expect(capacity.classes.usable.nodes).toBe(1);
      expect(capacity.free).toEqual({ cpu: 4000, memory: 1000 });
    }
    capacity.addNode(node('a'));
    expect(capacity.free).toEqual({ cpu: 7000, memory: 2000 });
  });

  it('owes nothing for a node that is overbooked', () => {
    const { capacity, node } = setUp();
    capacity.addNode(node('a'));
    capacity.addNode(node('b'));
    capacity.addPod(onNode('a', 9000, 10));
    expect(capacity.free).toEqual({ cpu: 4000, memory: 1990 });
    capacity.subtractPod(onNode('a', 9000, 10));
    expect(capacity.free).toEqual({ cpu: 8000, memory: 2000 });
  });

  it('keeps a node that was made anew when the old one goes late', () => {
    const { capacity, node, nodeNames } = setUp();
    capacity.addNode(node('a', {}, 'first'));
    capacity.addNode(node('a', { cpu: 8 }, 'second'));
    capacity.subtractNode(node('a', {}, 'first'));
    expect(capacity.classes.usable).toMatchObject({ nodes: 1, cpu: 8000 });
    capacity.subtractNode(node('a', { cpu: 8 }, 'second'));
    expect(capacity.classes.usable).toMatchObject({ nodes: 0, cpu: 0 });
    expect(nodeNames()).toBe(0);
  });

  it('counts only nodes in use, if told so', () => {
    const { capacity, node, nodeNames } = setUp(true);
    capacity.addNode(node('a'));
    capacity.addNode(node('b'));
    capacity.addPod(onNode('a', 1));
    capacity.addPod(onNode('a', 1));
    capacity.addPod({ ...onNode('b', 1), phase: 'Succeeded' });
    expect([capacity.classes.usable.nodes, nodeNames()]).toEqual([1, 1]);
    capacity.subtractPod(onNode('a', 1));
    expect([capacity.classes.usable.nodes, nodeNames()]).toEqual([1, 1]);
    capacity.subtractPod(onNode('a', 1));
    expect([capacity.classes.usable.nodes, nodeNames()]).toEqual([0, 0]);
  });

  it.each([
    [1, false],
    [2, false],
    [3, true],
  ])('equals a recount after any changes, seed %d', (seed, onlyInUse) => {
    const random = seededRandom(seed);
    const { capacity, node, nodeNames } = setUp(onlyInUse);
    const nodes = new Map<string, ReturnType<typeof node>>();
    const pods: PodRow[] = [];
    const name = () => `node-${random.below(12)}`;
    for (let round = 0; round < 60; round += 1) {
      for (let step = 0; step < 100; step += 1) {
        const which = name();
        const there = nodes.get(which);
        if (random.happens(0.2)) {
          if (there && random.happens(0.4)) {
            capacity.subtractNode(there);
            nodes.delete(which);
          } else {
            const changed = node(which, {
              cpu: random.below(64_000) / 1000,
              memory: random.below(2 ** 38),
              ready: random.happens(0.8),
              schedulable: random.happens(0.8),
              taints: random.pick([[], ['gpu:NoSchedule'], ['a:NoExecute']]),
            });
            capacity.addNode(changed);
            nodes.set(which, changed);
          }
        } else {
          const index = random.below(pods.length + 30);
          if (index < pods.length) {
            capacity.subtractPod(pods[index]);
            pods.splice(index, 1);
          } else {
            const pod = podRow({
              node: random.happens(0.9) ? which : undefined,
              phase: random.pick(['Running', 'Running', 'Succeeded']),
              cpuRequest: random.below(4000),
              memoryRequest: random.below(2 ** 34),
            });
            capacity.addPod(pod);
            pods.push(pod);
          }
        }
      }

      const expected = recounted([...nodes.values()], pods, onlyInUse);
      const { classes, free } = capacity;
      expect({ classes, free }).toEqual(expected);
      expect(nodeNames()).toBe(
        nodeClasses.reduce((sum, c) => sum + expected.classes[c].nodes, 0),
      );
    }
  });
});

function recounted(
  nodes: readonly ReturnType<typeof storedRow>[],
  pods: readonly PodRow[],
  onlyInUse: boolean,
) {
  const free = { cpu: 0, memory: 0 };
  const classes = Object.fromEntries(
    nodeClasses.map(name => [name, { nodes: 0, cpu: 0, memory: 0 }]),
  );
  for (const { row } of nodes) {
    const node = row as typeof row & NodeRow;
    const own = pods.filter(
      pod => pod.node === node.name && pod.phase === 'Running',
    );
    if (own.length === 0 && onlyInUse) {
      continue;
    }
    const name = nodeClassOf(node);
    const cpu = Math.round(node.cpu * 1000);
    classes[name].nodes += 1;
    classes[name].cpu += cpu;
    classes[name].memory += node.memory;
    if (name === 'usable') {
      const sum = (column: 'cpuRequest' | 'memoryRequest') =>
        own.reduce((total, pod) => total + pod[column], 0);
      free.cpu += Math.max(0, cpu - sum('cpuRequest'));
      free.memory += Math.max(0, node.memory - sum('memoryRequest'));
    }
  }
  return { classes, free };
}

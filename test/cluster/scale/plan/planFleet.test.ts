import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fleetSize } from '../FleetSize.ts';
import { requestsOf } from '../manifests/podSpec.ts';
import { deploymentSizes } from './deploymentSizes.ts';
import type { FleetPlan, PodState } from './FleetPlan.ts';
import { planFleet } from './planFleet.ts';

const large = planFleet({ pods: 10_000, nodes: 120, seed: 1 });
const podsOf = (plan: FleetPlan) =>
  plan.deployments.flatMap(({ pods }) => pods);
const sum = (numbers: readonly number[]) =>
  numbers.reduce((result, number) => result + number, 0);

describe('deploymentSizes', () => {
  it('makes 10,000 pods one deployment of 800 and 99 of 93', () => {
    const [first, ...others] = deploymentSizes(10_000);
    assert.equal(first, 800);
    assert.deepEqual(
      others,
      Array.from({ length: 99 }, () => 93),
    );
  });

  for (const pods of [1, 7, 10, 50, 200, 1_234, 5_000, 50_000]) {
    it(`gives the first of ${pods} pods 8 % and spreads the rest`, () => {
      const sizes = deploymentSizes(pods);
      const [first, ...others] = sizes;
      assert.ok(sum(sizes) - pods >= 0 && sum(sizes) - pods <= pods / 1000);
      assert.ok(Math.min(...sizes) >= 1);
      if (others.length > 0) {
        assert.equal(first, Math.max(1, Math.round(pods * 0.08)));
        assert.ok(Math.max(...others) - Math.min(...others) <= 1);
      }
    });
  }
});

describe('planFleet', () => {
  it('plans the same for the same seed, and else for another', () => {
    const size = { pods: 300, nodes: 9, seed: 5 };
    assert.deepEqual(planFleet(size), planFleet(size));
    const names = (plan: FleetPlan) => podsOf(plan).map(({ name }) => name);
    const other = planFleet({ ...size, seed: 6 });
    assert.notDeepEqual(names(other), names(planFleet(size)));
  });

  it('names no two pods, nodes or deployments alike', () => {
    for (const names of [
      podsOf(large).map(({ name }) => name),
      podsOf(large).flatMap(({ address }) => address ?? []),
      large.nodes.map(({ name }) => name),
      large.deployments.map(({ name, namespace }) => `${namespace}/${name}`),
    ]) {
      assert.equal(new Set(names).size, names.length);
    }
  });

  it('fills nodes as schedulers do: unevenly, below their limits, and none that takes no pods', () => {
    for (const node of large.nodes) {
      const here = large.deployments.flatMap(plan =>
        plan.pods.flatMap(pod => (pod.node === node ? [plan] : [])),
      );
      const { millicpus, memoryMi } = total(here.map(requestsOf));
      assert.ok(here.length < node.podLimit, node.name);
      assert.ok(millicpus < node.cpus * 1000 - 120, node.name);
      assert.ok(memoryMi < node.memoryGi * 1024 - 1400, node.name);
      const takesPods = node.reachable && node.role !== 'control-plane';
      assert.equal(here.length > 0, takesPods, node.name);
      assert.ok(
        node.role !== 'batch' || here.every(plan => plan.toleratesBatch),
      );
    }
  });

  it('has nodes of every kind, over three zones', () => {
    const count = (of: (node: FleetPlan['nodes'][number]) => boolean) =>
      large.nodes.filter(of).length;
    assert.deepEqual(
      {
        controlPlanes: count(({ role }) => role === 'control-plane'),
        batch: count(({ taint }) => taint?.value === 'batch'),
        cordoned: count(({ cordoned }) => cordoned),
        gone: count(({ reachable }) => !reachable),
        zones: new Set(large.nodes.map(({ zone }) => zone)).size,
        sizes: new Set(large.nodes.map(({ cpus }) => cpus)).size,
      },
      {
        controlPlanes: 3,
        batch: 10,
        cordoned: 5,
        gone: 2,
        zones: 3,
        sizes: 4,
      },
    );
  });

  it('has every trouble, in few deployments, and none in the largest', () => {
    for (const plan of [large, planFleet({ pods: 50, nodes: 3, seed: 9 })]) {
      const states = new Map<PodState, number>();
      for (const { state } of podsOf(plan)) {
        states.set(state, (states.get(state) ?? 0) + 1);
      }
      assert.equal(states.size, 5);
      assert.ok((states.get('running') ?? 0) >= 0.9 * podsOf(plan).length);
      assert.ok(
        plan.deployments[0].pods.every(({ state }) => state === 'running'),
      );
    }
    const troubled = large.deployments.filter(({ pods }) =>
      pods.some(({ state }) => state !== 'running'),
    );
    assert.ok(troubled.length <= 20, `${troubled.length} deployments`);
  });

  it('restarts some running pods, and those in a crash loop often', () => {
    const restarted = podsOf(large).filter(({ restarts }) => restarts > 0);
    const share = restarted.length / podsOf(large).length;
    assert.ok(share > 0.08 && share < 0.2, `${share}`);
    assert.ok(
      podsOf(large).every(
        ({ state, restarts }) => state !== 'crash-loop' || restarts >= 4,
      ),
    );
  });

  it('names applications by every label, and owners for every namespace', () => {
    const labellings = large.deployments.map(({ labelling }) => labelling);
    assert.equal(new Set(labellings).size, 4);
    assert.equal(large.namespaces.length, 25);
    const teams = new Set(large.namespaces.map(({ owner }) => owner));
    assert.ok(teams.size > 10 && teams.size < 25);
    assert.ok(large.namespaces.some(({ hasQuota }) => !hasQuota));
  });

  it('works for a single pod on a single node', () => {
    const plan = planFleet({ pods: 1, nodes: 1, seed: 1 });
    assert.equal(podsOf(plan)[0].node, plan.nodes[0]);
  });

  for (const nodes of [1, 2, 3, 4, 5, 6, 9, 13, 20, 50, 60]) {
    for (const podsPerNode of [70, 100, 140]) {
      it(`places ${podsPerNode} pods for each of ${nodes} nodes`, () => {
        const pods = nodes * podsPerNode;
        const plan = planFleet(fleetSize({ pods, nodes }));
        assert.ok(podsOf(plan).length >= pods);
      });
    }
  }
});

function total(all: ReadonlyArray<{ millicpus: number; memoryMi: number }>) {
  return {
    millicpus: sum(all.map(({ millicpus }) => millicpus)),
    memoryMi: sum(all.map(({ memoryMi }) => memoryMi)),
  };
}

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import type { DeploymentPlan } from '../plan/FleetPlan.ts';
import { planFleet } from '../plan/planFleet.ts';
import { Random } from '../Random.ts';
import { podManifest } from './podManifest.ts';
import { podStatus } from './podStatus.ts';
import {
  replicaSetManifests,
  deploymentManifest,
} from './workloadManifests.ts';

const plan = planFleet({ pods: 2_000, nodes: 30, seed: 3 });
const now = new Date('2026-01-02T03:04:05Z');
const rendered = (deployment: DeploymentPlan) =>
  deployment.pods.map(pod => {
    const random = new Random(1).fork(pod.name);
    const manifest = podManifest(deployment, pod, 'uid', random);
    return { ...manifest, status: podStatus(pod, manifest, random, now) };
  });

describe('podManifest', () => {
  it('makes the same pod for the same seed', () =>
    assert.deepEqual(
      rendered(plan.deployments[0]),
      rendered(plan.deployments[0]),
    ));

  it('makes no two pods of a deployment alike', () => {
    const pods = rendered(plan.deployments[0]).map(
      ({ spec, metadata, status }) => ({
        spec: spec as { containers: Array<{ env: object[]; image: string }> },
        metadata,
        status: status as { conditions: object[] },
      }),
    );
    const distinct = (of: (pod: (typeof pods)[number]) => unknown) =>
      new Set(pods.map(pod => JSON.stringify(of(pod)))).size;
    assert.equal(
      distinct(({ spec }) => spec.containers[0].env),
      pods.length,
    );
    assert.equal(
      distinct(({ metadata }) => metadata.annotations),
      pods.length,
    );
    assert.equal(
      distinct(({ status }) => status.conditions),
      pods.length,
    );
    assert.equal(
      distinct(({ spec }) => spec.containers[0].image),
      4,
    );
  });

  it('leaves little to compression that real pods would not', () => {
    const pods = rendered(plan.deployments[0]);
    const compressed = gzipSync(JSON.stringify(pods)).length / pods.length;
    assert.ok(compressed > 400, `${compressed} bytes for each pod`);
  });

  it('says of each pod what its state is', () => {
    const pods = new Map(
      plan.deployments
        .flatMap(rendered)
        .map(pod => [pod.metadata.name, pod.status as PodStatus | undefined]),
    );
    for (const { name, state, restarts } of plan.deployments.flatMap(
      each => each.pods,
    )) {
      const status = pods.get(name);
      if (state === 'pending') {
        assert.equal(status, undefined);
        continue;
      }
      const main = status?.containerStatuses[0];
      const ready = status?.conditions.find(({ type }) => type === 'Ready');
      assert.equal(ready?.status, state === 'running' ? 'True' : 'False');
      assert.equal(main?.ready, state === 'running');
      assert.equal(main?.restartCount, restarts);
      assert.equal(
        main !== undefined && 'waiting' in main.state,
        state === 'crash-loop' || state === 'image-pull',
      );
    }
  });
});

describe('replicaSetManifests', () => {
  it('have the template of their deployment, but for the hash', () => {
    for (const deployment of plan.deployments) {
      const [current, former] = replicaSetManifests(deployment, 'uid');
      const wanted = template(deploymentManifest(deployment).spec);
      const { metadata, spec } = template(current.spec);
      const { 'pod-template-hash': hash, ...labels } = metadata.labels;
      assert.equal(hash, deployment.templateHash);
      assert.deepEqual({ metadata: { labels }, spec }, wanted);
      if (former) {
        assert.notDeepEqual(template(former.spec).spec, wanted.spec);
      }
    }
  });
});

interface PodStatus {
  readonly conditions: ReadonlyArray<{ type: string; status: string }>;
  readonly containerStatuses: ReadonlyArray<{
    readonly ready: boolean;
    readonly restartCount: number;
    readonly state: object;
  }>;
}

interface Template {
  readonly metadata: { readonly labels: Record<string, string> };
  readonly spec: object;
}

function template(spec: unknown): Template {
  return (spec as { template: Template }).template;
}

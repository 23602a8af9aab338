import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Churn, planFleet, startCluster } from '../../cluster/index.ts';
import type { PodState, TestCluster } from '../../cluster/index.ts';
import { taggedProcesses } from '../../cluster/processes/taggedProcesses.ts';
import { RawApi } from '../../targets/RawApi';
import { eventually } from '../support/customKind';

const size = { pods: 200, nodes: 6, seed: 4 };
const plan = planFleet(size);
const planned = plan.deployments.flatMap(({ pods }) => pods);
/** How a waiting container names its trouble. */
const reasons: Partial<Record<PodState, RegExp>> = {
  'crash-loop': /^CrashLoopBackOff$/,
  'image-pull': /^(ErrImagePull|ImagePullBackOff)$/,
};
// A fleet is never put into a given cluster, and given binaries have no KWOK.
const { env } = process;
const isPossible =
  env.WHEELHOUSE_REAL_CLUSTER !== 'none' &&
  !env.WHEELHOUSE_TEST_KUBECONFIG &&
  !env.KUBEBUILDER_ASSETS;

(isPossible ? describe : describe.skip)('a fleet', () => {
  let cluster: TestCluster;
  let api: RawApi;
  const list = async (path: string) => (await api.get(path)).body.items;

  beforeAll(async () => {
    cluster = await startCluster({
      ...{ mode: 'scale', ...size },
      // Apart from the clusters of people, who may take all of theirs down.
      directory: join(__dirname, '../../../.wheelhouse/test/clusters'),
    });
    api = new RawApi(cluster.kubeconfig);
  });
  afterAll(() => cluster?.down());

  it('is what its seed says, and the controllers replaced nothing of it', async () => {
    const pods: any[] = await list('/api/v1/pods');
    const found = new Map(pods.map(pod => [pod.metadata.name, pod]));
    expect([...found.keys()].sort()).toEqual(
      planned.map(({ name }) => name).sort(),
    );
    for (const { name, state, restarts, node } of planned) {
      const { spec, status } = found.get(name);
      const main = status.containerStatuses?.[0];
      expect([name, spec.nodeName]).toEqual([name, node?.name]);
      expect([name, main?.restartCount ?? 0]).toEqual([name, restarts]);
      expect([name, main?.ready ?? false]).toEqual([name, state === 'running']);
      if (reasons[state]) {
        expect(main.state.waiting.reason).toMatch(reasons[state]);
      }
    }
  });

  it('has workloads that count themselves, and quotas that are summed up', async () => {
    const deployments: any[] = await list('/apis/apps/v1/deployments');
    const counts = deployments.map(({ metadata, status }) => [
      metadata.name,
      status.replicas,
      status.readyReplicas,
    ]);
    expect(counts.sort()).toEqual(
      plan.deployments
        .map(({ name, pods }) => [
          name,
          pods.length,
          pods.filter(({ state }) => state === 'running').length,
        ])
        .sort(),
    );
    const quotas: any[] = await list('/api/v1/resourcequotas');
    expect(
      quotas.map(({ metadata, status }) => [
        metadata.namespace,
        Number(status.used.pods),
      ]),
    ).toEqual(
      plan.namespaces
        .filter(({ hasQuota }) => hasQuota)
        .map(({ name }) => [
          name,
          plan.deployments
            .filter(({ namespace }) => namespace === name)
            .reduce((sum, { pods }) => sum + pods.length, 0),
        ])
        .sort(),
    );
  });

  it('churns without an error, and is whole again afterwards', async () => {
    const before: any[] = await list('/api/v1/pods');
    const churn = new Churn({
      kubeconfig: cluster.kubeconfig,
      changesPerSecond: 20,
      seed: 2,
    });
    await churn.start();
    await eventually(async () => {
      const { changes } = churn.report();
      expect(Object.values(changes).every(count => count > 0)).toBe(true);
    });
    const report = await churn.stop();
    expect(report.errors).toEqual([]);

    await eventually(async () => {
      const deployments: any[] = await list('/apis/apps/v1/deployments');
      const pods: any[] = await list('/api/v1/pods');
      const wanted = deployments.reduce(
        (sum, { spec }) => sum + spec.replicas,
        0,
      );
      expect(pods.length).toBe(wanted);
      const old = new Set(before.map(({ metadata }) => metadata.uid));
      const replacements = pods.filter(
        ({ metadata }) => !old.has(metadata.uid),
      );
      expect(replacements.length).toBeGreaterThan(0);
      expect(replacements.map(({ status }) => status.phase)).toEqual(
        replacements.map(() => 'Running'),
      );
    });
  });

  it('leaves no process and no folder behind', async () => {
    const folder = dirname(cluster.kubeconfig);
    expect(existsSync(`${folder}/processes/kwok.json`)).toBe(true);
    await cluster.down();
    expect(existsSync(folder)).toBe(false);
    expect(taggedProcesses(folder)).toEqual([]);
  });
});

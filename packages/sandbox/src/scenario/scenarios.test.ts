import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { findCondition } from '../model/conditions.ts';
import { summarizePod } from '../model/podStatusText.ts';
import { parseQuantity } from '../model/quantity.ts';
import type {
  Deployment,
  Job,
  Node,
  Pod,
  ResourceQuota,
} from '../model/shapes.ts';
import { startSandbox } from '../startSandbox.ts';
import type { Sandbox } from '../startSandbox.ts';
import { Motion, nextVersion } from './Motion.ts';

const examples = join(__dirname, '../../../../examples');

// It grows days of history, on a machine that may be busy.
jest.setTimeout(120_000);

/** Waits until something is true, 30 s at most; jobs start by the clock, and containers crash. */
async function settled(reached: () => boolean): Promise<void> {
  const end = Date.now() + 30_000;
  while (!reached() && Date.now() < end) {
    await delay(50);
  }
}

describe('the clusters of the demo', () => {
  let sandbox: Sandbox;

  beforeAll(async () => {
    sandbox = await startSandbox({ motion: false });
  });

  afterAll(() => sandbox.close());

  const pods = (cluster: string) =>
    sandbox.cluster(cluster).list('pods') as Pod[];
  const statuses = (cluster: string) =>
    new Set(pods(cluster).map(pod => summarizePod(pod).status));

  it('differ in size and mood', async () => {
    const size = (name: string) => ({
      nodes: sandbox.cluster(name).list('nodes').length,
      pods: pods(name).length,
    });
    expect(size('harbor').nodes).toBe(12);
    expect(size('harbor').pods).toBeGreaterThan(120);
    expect(size('lagoon').nodes).toBe(5);
    expect(size('lagoon').pods).toBeGreaterThan(50);
    expect(size('reef').nodes).toBe(3);
    await settled(
      () => [...statuses('harbor')].sort().join() === 'Completed,Running',
    );
    expect([...statuses('harbor')].sort()).toEqual(['Completed', 'Running']);
    expect(statuses('reef')).toEqual(
      new Set([...statuses('reef'), 'Pending', 'Running', 'Terminating']),
    );
  });

  it('have every kind of trouble in the reef', async () => {
    const reef = sandbox.cluster('reef');
    await settled(() => statuses('reef').has('CrashLoopBackOff'));
    const reasons = new Set(
      pods('reef').flatMap(({ status }) =>
        [
          ...(status.containerStatuses ?? []),
          ...(status.initContainerStatuses ?? []),
        ].flatMap(({ state, lastState }) => [
          state.waiting?.reason,
          lastState.terminated?.reason,
        ]),
      ),
    );
    expect(reasons).toContain('CrashLoopBackOff');
    expect(reasons).toContain('OOMKilled');
    expect([...reasons].some(reason => /ImagePull/.test(reason ?? ''))).toBe(
      true,
    );
    const unschedulable = pods('reef').filter(
      pod =>
        findCondition(pod.status.conditions, 'PodScheduled')?.reason ===
        'Unschedulable',
    );
    expect(unschedulable.length).toBeGreaterThan(0);
    const stuck = (reef.list('deployments.apps') as Deployment[]).filter(
      item =>
        findCondition(item.status.conditions, 'Progressing')?.reason ===
        'ProgressDeadlineExceeded',
    );
    expect(stuck.map(item => item.metadata.name)).toContain('checkout');
    const [quota] = reef.list('resourcequotas') as ResourceQuota[];
    const { hard = {}, used = {} } = quota.status;
    expect(
      parseQuantity(used['requests.cpu']) / parseQuantity(hard['requests.cpu']),
    ).toBeGreaterThan(0.85);
    const failed = (reef.list('jobs.batch') as Job[]).filter(job =>
      findCondition(job.status.conditions, 'Failed'),
    );
    expect(failed).toHaveLength(1);
    const nodes = reef.list('nodes') as Node[];
    expect(
      nodes.map(node => findCondition(node.status.conditions, 'Ready')?.status),
    ).toEqual(['True', 'True', 'Unknown']);
    expect(nodes.map(node => node.spec.unschedulable === true)).toEqual([
      false,
      true,
      false,
    ]);
  });

  it('come out the same each time', async () => {
    const again = await startSandbox({ motion: false, clusters: ['lagoon'] });
    const names = (of: Sandbox) =>
      of
        .cluster('lagoon')
        .list('pods')
        .map(pod => pod.metadata.name);
    expect(names(again).slice(0, 20)).toEqual(names(sandbox).slice(0, 20));
    await again.close();
  });

  it('match the catalog of examples', () => {
    const text = readdirSync(examples)
      .map(file => readFileSync(join(examples, file), 'utf8'))
      .join('\n---\n');
    const ids = [...text.matchAll(/kubernetes-id: (\S+)/g)].map(([, id]) => id);
    const groups = [
      ...text.matchAll(/kind: Group\nmetadata:\n {2}name: (\S+)/g),
    ];
    const deployed = new Set(
      sandbox.clusters.flatMap(({ name }) =>
        sandbox
          .cluster(name)
          .list('pods')
          .map(pod => pod.metadata.labels?.['backstage.io/kubernetes-id']),
      ),
    );
    expect(ids.length).toBeGreaterThan(8);
    expect(ids.filter(id => !deployed.has(id))).toEqual([]);
    const owners = sandbox
      .cluster('harbor')
      .list('namespaces')
      .flatMap(item => item.metadata.labels?.['wheelhouse.dev/owner'] ?? []);
    expect(owners.length).toBeGreaterThan(5);
    const known = groups.map(([, group]) => group);
    expect(owners.filter(owner => !known.includes(owner))).toEqual([]);
  });

  it('move by themselves', async () => {
    const lagoon = sandbox.cluster('lagoon');
    const web = () =>
      lagoon.get({
        resource: 'deployments.apps',
        namespace: 'storefront',
        name: 'web',
      }) as Deployment;
    const before = web().spec.template.spec.containers[0].image;
    const motion = new Motion(lagoon, {
      everySeconds: [1000, 1000],
      actions: [{ type: 'roll-out', namespace: 'storefront', name: 'web' }],
    });
    motion.step();
    motion.stop();
    await settled(
      () =>
        /rc\.4$/.test(web().spec.template.spec.containers[0].image) &&
        web().status.observedGeneration === web().metadata.generation,
    );
    expect(before).toMatch(/rc\.3$/);
    expect(web().spec.template.spec.containers[0].image).toMatch(/rc\.4$/);
    expect(web().status.observedGeneration).toBe(web().metadata.generation);
    expect(nextVersion('4.19.9')).toBe('4.19.10');
  });
});

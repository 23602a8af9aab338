import { SimulatedCluster } from '../__testUtils__/SimulatedCluster.ts';
import { findCondition } from '../model/conditions.ts';
import { behaviourAnnotation } from '../model/podBehaviour.ts';
import type { Behaviour } from '../model/podBehaviour.ts';
import type { Job, Node, ReplicaSet } from '../model/shapes.ts';

const behaves = (behaviour: Behaviour) => ({
  [behaviourAnnotation]: behaviour,
});

// Hours are simulated, on a machine that may be busy.
jest.setTimeout(60_000);

describe('the controllers', () => {
  let simulated: SimulatedCluster;

  beforeEach(() => {
    simulated = new SimulatedCluster();
  });

  const sets = () =>
    simulated.cluster.list('replicasets.apps', 'default') as ReplicaSet[];
  const events = () =>
    simulated.cluster.list('events', 'default').map(event => event.reason);

  it('roll a deployment out without losing more than they may', () => {
    simulated.deploy({ replicas: 4 });
    simulated.pass(10);
    expect(simulated.statuses()).toEqual(Array(4).fill('Running 1/1'));
    expect(simulated.deployment('app').status).toMatchObject({
      observedGeneration: 1,
      replicas: 4,
      updatedReplicas: 4,
      availableReplicas: 4,
    });
    simulated.deploy({ replicas: 4, image: 'app:2' });
    let fewest = 4;
    for (let tick = 0; tick < 100; tick++) {
      simulated.pass(0.2);
      const { availableReplicas = 0 } = simulated.deployment('app').status;
      fewest = Math.min(fewest, availableReplicas);
      expect(simulated.pods().length).toBeLessThanOrEqual(9);
    }
    expect(fewest).toBe(3);
    const { metadata, status } = simulated.deployment('app');
    expect(metadata.annotations).toMatchObject({
      'deployment.kubernetes.io/revision': '2',
    });
    expect(findCondition(status.conditions, 'Progressing')).toMatchObject({
      status: 'True',
      reason: 'NewReplicaSetAvailable',
    });
    expect(
      sets()
        .map(set => set.spec.replicas)
        .sort(),
    ).toEqual([0, 4]);
    expect(events()).toContain('ScalingReplicaSet');
  });

  it('give a rollout up after its deadline', () => {
    const spec = { progressDeadlineSeconds: 60 };
    simulated.deploy({ replicas: 2, spec });
    simulated.pass(10);
    simulated.deploy({
      replicas: 2,
      image: 'app:2',
      spec,
      annotations: behaves('never-ready'),
    });
    simulated.pass(120);
    const { status } = simulated.deployment('app');
    expect(findCondition(status.conditions, 'Progressing')).toMatchObject({
      status: 'False',
      reason: 'ProgressDeadlineExceeded',
    });
    expect(findCondition(status.conditions, 'Available')?.status).toBe('True');
    expect(simulated.statuses().sort()).toEqual([
      'Running 0/1',
      'Running 1/1',
      'Running 1/1',
    ]);
  });

  it('leave a paused deployment as it is', () => {
    simulated.deploy({ replicas: 1 });
    simulated.pass(10);
    simulated.deploy({ replicas: 2, image: 'app:2', spec: { paused: true } });
    simulated.pass(10);
    expect(sets()).toHaveLength(1);
    expect(simulated.pods()).toHaveLength(2);
  });

  it('restart a crashing container ever more rarely', () => {
    simulated.deploy({ annotations: behaves('crash-loop') });
    const restarts = () =>
      simulated.pods()[0].status.containerStatuses?.[0].restartCount;
    simulated.pass(60);
    const early = restarts() ?? 0;
    expect(early).toBeGreaterThanOrEqual(3);
    expect(simulated.statuses()).toEqual(['CrashLoopBackOff 0/1']);
    simulated.pass(3600);
    const later = restarts() ?? 0;
    expect(later - early).toBeGreaterThan(10);
    expect(later - early).toBeLessThan(18);
    expect(events()).toContain('BackOff');
  });

  it.each<[Behaviour, string]>([
    ['image-pull-error', 'ImagePullBackOff 0/1'],
    ['never-ready', 'Running 0/1'],
    ['oom', 'Running 1/1'],
  ])('play %s', (behaviour, status) => {
    simulated.deploy({ annotations: behaves(behaviour) });
    simulated.pass(40);
    expect(simulated.statuses()).toEqual([status]);
    simulated.pass(90);
    const [container] = simulated.pods()[0].status.containerStatuses ?? [];
    expect(container.lastState.terminated?.reason).toBe(
      behaviour === 'oom' ? 'OOMKilled' : undefined,
    );
  });

  it('leave a pod pending that fits nowhere, and place it once it does', () => {
    simulated.deploy({ cpu: '3' });
    simulated.pass(10);
    const [pod] = simulated.pods();
    expect(simulated.statuses()).toEqual(['Pending 0/1']);
    expect(findCondition(pod.status.conditions, 'PodScheduled')).toMatchObject({
      reason: 'Unschedulable',
      message:
        '0/2 nodes are available: 2 Insufficient cpu. preemption: 0/2 nodes are available: 2 Preemption is not helpful for scheduling.',
    });
    const node = simulated.cluster.list('nodes')[0] as Node;
    simulated.cluster.apply({
      apiVersion: 'v1',
      kind: 'Node',
      metadata: { name: node.metadata.name },
      status: {
        ...node.status,
        allocatable: { ...node.status.allocatable, cpu: '8' },
      },
    });
    simulated.pass(10);
    expect(simulated.statuses()).toEqual(['Running 1/1']);
  });

  it('stop creating pods where a quota is used up', () => {
    simulated.cluster.apply({
      apiVersion: 'v1',
      kind: 'ResourceQuota',
      metadata: { name: 'compute', namespace: 'default' },
      spec: { hard: { pods: '2', 'requests.cpu': '1' } },
    });
    simulated.deploy({ replicas: 4 });
    simulated.pass(10);
    expect(simulated.pods()).toHaveLength(2);
    const [quota] = simulated.cluster.list('resourcequotas', 'default');
    expect(quota.status).toMatchObject({
      used: { pods: '2', 'requests.cpu': '200m' },
    });
    const { status } = simulated.deployment('app');
    expect(
      findCondition(status.conditions, 'ReplicaFailure')?.message,
    ).toContain(
      'exceeded quota: compute, requested: pods=1, used: pods=2, limited: pods=2',
    );
  });

  it('move pods away from a node that is lost', () => {
    simulated.deploy({ replicas: 2 });
    simulated.pass(10);
    const lost = simulated.pods()[0].spec.nodeName ?? '';
    simulated.cluster.apply({
      apiVersion: 'v1',
      kind: 'Node',
      metadata: {
        name: lost,
        annotations: { [behaviourAnnotation]: 'not-ready' },
      },
    });
    simulated.pass(10);
    const node = simulated.cluster.get({ resource: 'nodes', name: lost });
    const { conditions } = (node as Node).status;
    expect(findCondition(conditions, 'Ready')?.status).toBe('Unknown');
    simulated.pass(320);
    expect(simulated.statuses().sort()).toEqual([
      'Running 1/1',
      'Running 1/1',
      'Terminating 1/1',
    ]);
    const away = simulated
      .pods()
      .filter(
        pod => !pod.metadata.deletionTimestamp && pod.spec.nodeName === lost,
      );
    expect(away).toEqual([]);
  });

  it('run jobs to their end, and give up on those that fail', () => {
    const job = (name: string, behaviour: Behaviour) =>
      simulated.cluster.apply({
        apiVersion: 'batch/v1',
        kind: 'Job',
        metadata: { name, namespace: 'default' },
        spec: {
          backoffLimit: 1,
          template: {
            metadata: { annotations: behaves(behaviour) },
            spec: {
              restartPolicy: 'Never',
              containers: [{ name, image: 'job:1' }],
            },
          },
        },
      });
    job('good', 'completes');
    job('bad', 'fails');
    simulated.pass(300);
    const status = (name: string) =>
      (
        simulated.cluster.get({
          resource: 'jobs.batch',
          namespace: 'default',
          name,
        }) as Job
      ).status;
    expect(status('good')).toMatchObject({
      succeeded: 1,
      completionTime: expect.anything(),
    });
    expect(status('bad')).toMatchObject({ failed: 2 });
    expect(findCondition(status('bad').conditions, 'Failed')).toMatchObject({
      status: 'True',
      reason: 'BackoffLimitExceeded',
    });
  });

  it('start jobs by the clock and keep the last few', () => {
    simulated.cluster.apply({
      apiVersion: 'batch/v1',
      kind: 'CronJob',
      metadata: { name: 'often', namespace: 'default' },
      spec: {
        schedule: '*/5 * * * *',
        successfulJobsHistoryLimit: 2,
        jobTemplate: {
          spec: {
            template: {
              metadata: { annotations: behaves('completes') },
              spec: {
                restartPolicy: 'Never',
                containers: [{ name: 'often', image: 'job:1' }],
              },
            },
          },
        },
      },
    });
    simulated.pass(3600);
    const jobs = simulated.cluster.list('jobs.batch', 'default');
    expect(jobs.length).toBeGreaterThanOrEqual(2);
    expect(jobs.length).toBeLessThanOrEqual(3);
    const [cron] = simulated.cluster.list('cronjobs.batch', 'default');
    expect(cron.status).toMatchObject({
      lastScheduleTime: '2030-01-01T01:00:00Z',
    });
  });

  it('number the pods of a stateful set and keep one daemon per node', () => {
    const template = (name: string) => ({
      selector: { matchLabels: { app: name } },
      template: {
        metadata: { labels: { app: name } },
        spec: { containers: [{ name, image: `${name}:1` }] },
      },
    });
    const apply = (kind: string, name: string, spec: object) =>
      simulated.cluster.apply({
        apiVersion: 'apps/v1',
        kind,
        metadata: { name, namespace: 'default' },
        spec: { ...template(name), ...spec },
      });
    apply('StatefulSet', 'db', { replicas: 3 });
    simulated.pass(0.5);
    expect(simulated.pods().map(pod => pod.metadata.name)).toEqual(['db-0']);
    simulated.pass(20);
    expect(simulated.pods().map(pod => pod.metadata.name)).toEqual([
      'db-0',
      'db-1',
      'db-2',
    ]);
    apply('StatefulSet', 'db', { replicas: 1 });
    simulated.pass(20);
    expect(simulated.pods().map(pod => pod.metadata.name)).toEqual(['db-0']);
    apply('DaemonSet', 'agent', {});
    simulated.pass(20);
    const nodes = simulated
      .pods()
      .filter(pod => pod.metadata.name.startsWith('agent'))
      .map(pod => pod.spec.nodeName);
    expect(nodes.sort()).toEqual(['quiet-a1', 'quiet-a2']);
  });

  it('delete what is owned with its owner, and all of a namespace', () => {
    simulated.deploy({ replicas: 2 });
    simulated.pass(10);
    simulated.cluster.delete({
      resource: 'deployments.apps',
      namespace: 'default',
      name: 'app',
    });
    simulated.pass(10);
    expect(sets()).toEqual([]);
    expect(simulated.pods()).toEqual([]);
    simulated.cluster.apply({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: 'short' },
    });
    simulated.pass(1);
    expect(simulated.cluster.list('configmaps', 'short')).toHaveLength(1);
    simulated.cluster.delete({ resource: 'namespaces', name: 'short' });
    simulated.pass(5);
    expect(simulated.cluster.list('configmaps', 'short')).toEqual([]);
    expect(
      simulated.cluster.get({ resource: 'namespaces', name: 'short' }),
    ).toBeUndefined();
  });
});

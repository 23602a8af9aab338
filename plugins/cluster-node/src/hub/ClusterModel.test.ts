import {
  daemonsets,
  deployments,
  events,
  namespaces,
  nodes,
  OwnerColumns,
  pods,
  replicasets,
} from '@wheelhouse/backstage-plugin-cluster-common';
import {
  event,
  namespace,
  ownedBy,
  pod,
  workload,
} from '../__testUtils__/objects';
import { ClusterModel } from './ClusterModel';
import { Interner } from './Interner';
import { KindTable } from './KindTable';

function setUp() {
  let seq = 0;
  const model = new ClusterModel('harbor', new Interner(), () => ++seq);
  return { model, table: (d: KindTable['descriptor']) => model.table(d) };
}

function ownerOf(table: KindTable, name: string): OwnerColumns {
  const stored = table.get(`uid-${name}`);
  const { ownerKind, ownerName, ownerId } = (stored?.row ?? {}) as OwnerColumns;
  return { ownerKind, ownerName, ownerId };
}

function webDeployment(table: KindTable): OwnerColumns {
  return {
    ownerKind: 'Deployment',
    ownerName: 'web',
    ownerId: table.get('uid-web')?.key,
  };
}

describe('ClusterModel', () => {
  const chain = {
    pod: () => pod('web-1-a', ownedBy('ReplicaSet', 'web-1')),
    replicaSet: () =>
      workload('ReplicaSet', 'web-1', ownedBy('Deployment', 'web')),
    deployment: () => workload('Deployment', 'web', { labels: { app: 'web' } }),
    event: () => event('web-1-a.1', { kind: 'Pod', name: 'web-1-a' }),
  };
  const orders: (keyof typeof chain)[][] = [
    ['deployment', 'replicaSet', 'pod', 'event'],
    ['event', 'pod', 'replicaSet', 'deployment'],
    ['replicaSet', 'event', 'deployment', 'pod'],
    ['pod', 'deployment', 'event', 'replicaSet'],
  ];

  it.each(orders.map(order => [order.join(', '), order] as const))(
    'finds the owner at the top when they arrive as %s',
    (_, order) => {
      const { model, table } = setUp();
      const tables = {
        pod: table(pods),
        replicaSet: table(replicasets),
        deployment: table(deployments),
        event: table(events),
      };
      for (const step of order) {
        model.upsert(tables[step], chain[step]());
      }
      const owner = webDeployment(tables.deployment);
      expect(owner.ownerId).toBeDefined();
      expect(ownerOf(tables.pod, 'web-1-a')).toEqual(owner);
      expect(ownerOf(tables.event, 'web-1-a.1')).toEqual(owner);
      expect(
        tables.event.get('uid-web-1-a.1')?.owners.map(({ row }) => row.name),
      ).toEqual(['web-1-a', 'web-1', 'web']);
      model.dispose();
    },
  );

  it('tells children when the labels of their owner change', () => {
    const { model, table } = setUp();
    model.upsert(table(deployments), chain.deployment());
    model.upsert(table(replicasets), chain.replicaSet());
    model.upsert(table(pods), chain.pod());
    const heard: string[] = [];
    table(pods).listen({
      changed: ({ now }) => heard.push(now?.owners[1].labels.app ?? ''),
      reset: () => heard.push('reset'),
      stateChanged: () => heard.push('state'),
    });
    model.upsert(
      table(deployments),
      workload('Deployment', 'web', { labels: { app: 'shop' } }),
    );
    expect(heard).toEqual(['shop']);
    model.dispose();
  });

  it('believes no owner of another namespace', () => {
    const { model, table } = setUp();
    model.upsert(
      table(deployments),
      workload('Deployment', 'secret', { namespace: 'payments' }),
    );
    model.upsert(table(pods), pod('sly', ownedBy('Deployment', 'secret')));
    expect(ownerOf(table(pods), 'sly')).toEqual({});
    model.dispose();
  });

  it('remembers an owner that went before its children', () => {
    const { model, table } = setUp();
    model.upsert(table(deployments), chain.deployment());
    model.upsert(table(replicasets), chain.replicaSet());
    model.upsert(table(pods), chain.pod());
    const owner = webDeployment(table(deployments));
    model.remove(table(deployments), 'uid-web');
    model.remove(table(replicasets), 'uid-web-1');
    model.upsert(
      table(pods),
      pod(
        'web-1-a',
        {
          ...ownedBy('ReplicaSet', 'web-1'),
          deletionTimestamp: '2026-01-01T00:00:00Z',
        },
        'Running',
      ),
    );
    expect(ownerOf(table(pods), 'web-1-a')).toEqual(owner);
    model.dispose();
  });

  it('keeps a change from no listener because another fails', () => {
    const failed = jest.fn();
    const model = new ClusterModel(
      'harbor',
      new Interner(),
      () => 1,
      {},
      [],
      failed,
    );
    const table = model.table(pods);
    const heard = jest.fn();
    table.listen({
      changed() {
        throw new Error('broken view');
      },
      reset: () => undefined,
      stateChanged: () => undefined,
    });
    table.listen({ changed: heard, reset: heard, stateChanged: heard });
    model.upsert(table, pod('a'));
    expect(heard).toHaveBeenCalledTimes(1);
    expect(failed).toHaveBeenCalledTimes(1);
    expect(model.counters.objects.of('pods', 'shop')?.total).toBe(1);
    model.dispose();
  });

  it('knows a namespace that was made anew under its name', () => {
    const { model, table } = setUp();
    const labels = { 'wheelhouse.dev/owner': 'crew' };
    model.upsert(table(namespaces), namespace('shop', labels));
    model.upsert(table(namespaces), {
      ...namespace('shop', labels),
      metadata: { ...namespace('shop', labels).metadata, uid: 'uid-second' },
    });
    model.remove(table(namespaces), 'uid-ns-shop');
    expect(model.ownerOf('shop')).toBe('group:default/crew');
    expect(model.namespaces()).toEqual(['shop']);
    expect(table(namespaces).get('uid-second')?.row).toMatchObject({
      owner: 'group:default/crew',
    });
    model.dispose();
  });

  it('survives owner references that run in a circle', () => {
    const { model, table } = setUp();
    const left = workload('ReplicaSet', 'left', ownedBy('ReplicaSet', 'right'));
    const right = workload(
      'ReplicaSet',
      'right',
      ownedBy('ReplicaSet', 'left'),
    );
    model.upsert(table(replicasets), left);
    model.upsert(table(replicasets), right);
    model.upsert(table(replicasets), {
      ...left,
      metadata: { ...left.metadata, resourceVersion: 'x', labels: { a: 'b' } },
    });
    expect(table(replicasets).size).toBe(2);
    model.dispose();
  });

  it('says nothing when an object changed but shows the same', () => {
    const { model, table } = setUp();
    model.upsert(table(pods), pod('web-1-a'));
    const changed = jest.fn();
    table(pods).listen({
      changed,
      reset: changed,
      stateChanged: changed,
    });
    model.upsert(
      table(pods),
      pod('web-1-a', { annotations: { checked: 'again' } }),
    );
    expect(changed).not.toHaveBeenCalled();
    model.dispose();
  });

  it('counts as objects come, change and go', () => {
    const { model, table } = setUp();
    model.upsert(table(pods), pod('a'));
    model.upsert(table(pods), pod('b'));
    model.upsert(table(pods), pod('c', { namespace: 'other' }, 'Pending'));
    model.upsert(table(pods), pod('b', {}, 'Failed'));
    expect(model.counters.objects.of('pods', 'shop')).toMatchObject({
      total: 2,
      by: { Running: 1, Failed: 1 },
    });
    model.remove(table(pods), 'uid-a');
    model.remove(table(pods), 'uid-a');
    expect(model.counters.objects.of('pods', 'shop')).toMatchObject({
      total: 1,
      by: { Failed: 1 },
    });
    model.remove(table(pods), 'uid-c');
    expect([...model.counters.objects.byNamespace('pods').keys()]).toEqual([
      'shop',
    ]);
    model.dispose();
  });

  it('writes what runs in a namespace and on a node into their rows', () => {
    jest.useFakeTimers();
    const { model, table } = setUp();
    model.upsert(table(namespaces), namespace('shop'));
    model.upsert(table(nodes), {
      metadata: { name: 'node-1', uid: 'uid-node-1', resourceVersion: '1' },
    });
    model.upsert(table(pods), pod('a'));
    model.upsert(table(pods), pod('b', {}, 'Pending'));
    model.upsert(table(deployments), workload('Deployment', 'web'));
    model.upsert(table(daemonsets), {
      ...workload('Deployment', 'agent'),
      kind: 'DaemonSet',
    });
    jest.advanceTimersByTime(300);
    expect(table(namespaces).get('uid-ns-shop')?.row).toMatchObject({
      pods: 2,
      podPhases: { Running: 1, Pending: 1 },
      workloads: 2,
    });
    expect(table(nodes).get('uid-node-1')?.row).toMatchObject({ pods: 2 });
    model.remove(table(pods), 'uid-a');
    jest.advanceTimersByTime(300);
    expect(table(nodes).get('uid-node-1')?.row).toMatchObject({ pods: 1 });
    model.dispose();
    jest.useRealTimers();
  });

  it('takes the owner of a namespace from config before the label', () => {
    const model = new ClusterModel('harbor', new Interner(), () => 1, {
      payments: 'group:default/Payments-Team',
    });
    const table = model.table(namespaces);
    model.upsert(table, namespace('shop', { 'wheelhouse.dev/owner': 'crew' }));
    model.upsert(
      table,
      namespace('payments', { 'wheelhouse.dev/owner': 'crew' }),
    );
    expect(model.ownerOf('shop')).toBe('group:default/crew');
    expect(model.ownerOf('payments')).toBe('group:default/payments-team');
    expect(model.ownerOf('nowhere')).toBeUndefined();
    model.dispose();
  });
});

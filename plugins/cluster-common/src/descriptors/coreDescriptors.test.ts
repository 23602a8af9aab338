import { coreObjects } from '../__fixtures__/coreObjects';
import { damaged, Json, randomNumbers } from '../__fixtures__/rubbish';
import { KubernetesObject } from '../model/KubernetesObject';
import { baseColumns, ResourceDescriptor } from '../model/ResourceDescriptor';
import { ProjectedRow } from '../model/ResourceRow';
import { tones } from '../model/Status';
import { coreDescriptors, objectOnlyDescriptors } from './coreDescriptors';

const descriptors = [...coreDescriptors, ...objectOnlyDescriptors];
const named = descriptors.map(
  descriptor => [descriptor.id, descriptor] as const,
);

/** Cells that the hub fills in, and those that only some of several kinds have. */
const notProjected: Readonly<Record<string, readonly string[]>> = {
  nodes: ['pods'],
  namespaces: ['owner', 'podPhases', 'pods', 'workloads'],
  replicasets: ['updated'],
  jobs: ['updated', 'available'],
  cronjobs: ['desired', 'updated', 'available'],
};
const ownerColumns = ['ownerKind', 'ownerName', 'ownerId'];

function project(descriptor: ResourceDescriptor, object: Json): ProjectedRow {
  return descriptor.project(object as unknown as KubernetesObject);
}

const expected: Readonly<Record<string, object>> = {
  namespaces: {
    namespace: '',
    name: 'shop',
    created: 1704067200,
    tone: 'progressing',
    reason: 'Terminating',
    message: 'NamespaceContentRemaining is True',
  },
  nodes: {
    reason: 'Ready,SchedulingDisabled',
    tone: 'warning',
    message:
      'MemoryPressure: MemoryPressure is True. No new pods are placed on the node (cordoned).',
    ready: true,
    schedulable: false,
    nodeClass: 'cordoned',
    roles: ['worker'],
    version: 'v1.34.4',
    zone: 'zone-a',
    cpu: 3.92,
    memory: 8589934592,
    podCapacity: 110,
    taints: [
      'dedicated=shop:NoSchedule',
      'node.kubernetes.io/unschedulable:NoSchedule',
    ],
  },
  pods: {
    namespace: 'shop',
    phase: 'Running',
    tone: 'error',
    reason: 'CrashLoopBackOff',
    message:
      'Container app: back-off 40s (its last run ended with signal 9 (OOMKilled): gone)',
    ready: 1,
    containers: 2,
    restarts: 4,
    lastRestart: 1704153600,
    node: 'node-1',
    cpuRequest: 350,
    memoryRequest: 268435456,
    cpuLimit: 1000,
    memoryLimit: 536870912,
  },
  deployments: {
    kind: 'Deployment',
    tone: 'progressing',
    reason: 'Progressing',
    desired: 3,
    ready: 3,
    updated: 2,
    available: 3,
    images: ['example.com/cart:2', 'example.com/proxy:1'],
  },
  replicasets: { kind: 'ReplicaSet', tone: 'error', desired: 3, ready: 1 },
  statefulsets: { kind: 'StatefulSet', tone: 'ok', updated: 2, desired: 3 },
  daemonsets: { kind: 'DaemonSet', tone: 'ok', reason: 'UpdatePending' },
  jobs: { kind: 'Job', reason: 'Running', desired: 5, ready: 1 },
  cronjobs: {
    kind: 'CronJob',
    reason: 'Running',
    ready: 1,
    images: ['example.com/cart:2', 'example.com/proxy:1'],
  },
  services: {
    type: 'LoadBalancer',
    clusterIp: '10.0.0.7',
    externalAddresses: ['192.0.2.1', 'lb.example.com', '192.0.2.9'],
    ports: ['80:30080/TCP', '53/UDP'],
    selector: ['app=cart', 'tier=front'],
  },
  ingresses: {
    ingressClass: 'public',
    hosts: ['cart.example.com', '*'],
    tlsHosts: ['cart.example.com'],
    addresses: ['in.example.com'],
    services: ['fallback', 'cart'],
  },
  horizontalpodautoscalers: {
    tone: 'warning',
    reason: 'ScalingLimited',
    targetKind: 'Deployment',
    targetName: 'cart',
    minReplicas: 2,
    maxReplicas: 10,
    currentReplicas: 10,
    desiredReplicas: 10,
    metrics: ['cpu: 95%/80%'],
  },
  poddisruptionbudgets: {
    tone: 'warning',
    reason: 'NoDisruptionsAllowed',
    minAvailable: '50%',
    maxUnavailable: '1',
    disruptionsAllowed: 0,
    currentHealthy: 2,
    desiredHealthy: 2,
    expectedPods: 3,
  },
  resourcequotas: {
    tone: 'warning',
    reason: 'NearlyFull',
    used: { pods: 9, 'requests.cpu': 1.5 },
    hard: { pods: 10, 'requests.cpu': 4 },
    scopes: ['NotTerminating', 'PriorityClass In (high)', 'BestEffort'],
  },
  events: {
    type: 'Warning',
    reason: 'BackOff',
    count: 5,
    lastSeen: 1704074400,
    source: 'kubelet',
    aboutName: 'cart-1-abcde',
  },
  secrets: { type: 'kubernetes.io/tls', keys: ['tls.crt', 'tls.key'] },
};

const parents: Readonly<Record<string, string>> = {
  pods: 'uid-cart-1',
  deployments: 'uid-cart-rollout',
  replicasets: 'uid-cart',
  statefulsets: 'uid-cart-db',
  daemonsets: 'uid-agent',
  jobs: 'uid-report',
  cronjobs: 'uid-all',
  horizontalpodautoscalers: 'uid-cart-scaled',
  poddisruptionbudgets: 'uid-cart',
  events: 'uid-cart-pod',
};

describe('coreDescriptors', () => {
  it('are named as kubectl names them, each once', () => {
    expect(coreDescriptors.map(({ id }) => id)).toEqual([
      'namespaces',
      'nodes',
      'pods',
      'deployments',
      'replicasets',
      'statefulsets',
      'daemonsets',
      'jobs',
      'cronjobs',
      'services',
      'ingresses',
      'horizontalpodautoscalers',
      'poddisruptionbudgets',
      'resourcequotas',
      'events',
    ]);
    expect(
      coreDescriptors.filter(({ always }) => always).map(({ id }) => id),
    ).toEqual([
      'namespaces',
      'nodes',
      'pods',
      'deployments',
      'replicasets',
      'statefulsets',
      'daemonsets',
      'jobs',
      'cronjobs',
      'services',
      'resourcequotas',
    ]);
    expect(coreDescriptors.some(({ objectOnly }) => objectOnly)).toBe(false);
    expect(objectOnlyDescriptors.every(({ objectOnly }) => objectOnly)).toBe(
      true,
    );
  });

  it.each(named)('%s: an object becomes its row', (id, descriptor) => {
    const row = project(descriptor, coreObjects[id]);
    expect(row).toMatchObject(expected[id]);
    expect(
      descriptor.parentUid?.(coreObjects[id] as unknown as KubernetesObject),
    ).toBe(parents[id]);
  });

  it.each(named)('%s: its columns are those of its rows', (id, descriptor) => {
    const { columns } = descriptor;
    expect(new Set(columns).size).toBe(columns.length);
    expect(columns.filter(column => isBase(column))).toEqual([]);
    const row = project(descriptor, coreObjects[id]);
    const cells = Object.entries(row)
      .filter(([, cell]) => cell !== undefined)
      .map(([column]) => column);
    expect(
      [...cells, 'cluster', 'id', ...filledIn(id, columns)].sort(),
    ).toEqual([...baseColumns, ...columns].sort());
  });

  it.each(named)('%s: rubbish becomes a row too', (id, descriptor) => {
    const random = randomNumbers(7);
    const objects: Json[] = [null, 7, 'text', [], {}, { metadata: 'x' }];
    for (let count = 0; count < 2000; count += 1) {
      objects.push(damaged(coreObjects[id], random));
    }
    for (const object of objects) {
      const problem = problemOf(descriptor, object);
      expect(problem && { problem, object }).toBeUndefined();
    }
  });
});

function isBase(column: string): boolean {
  return baseColumns.some(base => base === column);
}

function filledIn(id: string, columns: readonly string[]): readonly string[] {
  return [
    ...(notProjected[id] ?? []),
    ...ownerColumns.filter(column => columns.includes(column)),
  ];
}

/** What is wrong with the row of an object; undefined if nothing is. */
function problemOf(
  descriptor: ResourceDescriptor,
  object: Json,
): string | undefined {
  const row = project(descriptor, object);
  for (const column of ['namespace', 'name'] as const) {
    if (typeof row[column] !== 'string') {
      return `${column} is no text`;
    }
  }
  for (const [column, cell] of Object.entries(row)) {
    if (!isBase(column) && !descriptor.columns.includes(column)) {
      return `${column} is no column`;
    }
    if (!isCell(cell)) {
      return `${column} holds ${JSON.stringify(cell)}`;
    }
    if (column === 'tone' && !tones.some(tone => tone === cell)) {
      return `${String(cell)} is no tone`;
    }
  }
  const parent = descriptor.parentUid?.(object as unknown as KubernetesObject);
  if (parent !== undefined && (typeof parent !== 'string' || parent === '')) {
    return `the parent is ${JSON.stringify(parent)}`;
  }
  return descriptor.countAs && !descriptor.countAs(row)
    ? 'it is counted as nothing'
    : undefined;
}

function isCell(cell: unknown): boolean {
  if (Array.isArray(cell)) {
    return cell.every(item => typeof item === 'string');
  }
  if (typeof cell === 'object' && cell !== null) {
    return Object.values(cell).every(isPlain);
  }
  return cell === undefined || typeof cell === 'string' || isPlain(cell);
}

function isPlain(cell: unknown): boolean {
  return typeof cell === 'boolean' || Number.isFinite(cell);
}

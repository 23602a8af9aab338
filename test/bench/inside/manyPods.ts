import { KubernetesObject } from '@wheelhouse/backstage-plugin-cluster-common';

const podsPerWorkload = 100;
const namespaces = 300;
const nodes = 1500;
const phases = ['Running', 'Running', 'Running', 'Running', 'Pending'];
const reasons = ['CrashLoopBackOff', 'ImagePullBackOff', 'ContainerCreating'];

/**
 * Pods as an API server sends them, each parsed from a text of its own: two
 * pods share no string, as they share none on the wire.
 */
export function* manyPods(count: number): Generator<KubernetesObject> {
  for (let index = 0; index < count; index++) {
    yield JSON.parse(JSON.stringify(podOf(index)));
  }
}

function podOf(index: number) {
  const workload = Math.floor(index / podsPerWorkload);
  // A step that is prime to all of these numbers spreads what is next to each other.
  const spread = (index * 7919) % 1_000_003;
  const phase = phases[spread % phases.length];
  const isBroken = spread % 50 === 0;
  const name = `component-${workload}-${hash(workload)}-${hash(index)}`;
  const state =
    isBroken || phase === 'Pending'
      ? { waiting: { reason: reasons[spread % reasons.length] } }
      : { running: { startedAt: '2026-01-01T00:00:00Z' } };
  return {
    kind: 'Pod',
    metadata: {
      ...{ name, namespace: `namespace-${workload % namespaces}` },
      uid: `${hash(index)}-${index}-4000-8000-000000000000`,
      resourceVersion: String(index + 1),
      creationTimestamp: new Date(1_700_000_000_000 + spread * 1000),
      labels: {
        'app.kubernetes.io/name': `component-${workload}`,
        'backstage.io/kubernetes-id': `component-${workload}`,
        'pod-template-hash': hash(workload),
      },
      ownerReferences: [
        {
          ...{ apiVersion: 'apps/v1', kind: 'ReplicaSet', controller: true },
          name: `component-${workload}-${hash(workload)}`,
          uid: `set-${workload}`,
        },
      ],
    },
    spec: {
      nodeName: `node-${spread % nodes}`,
      containers: [
        {
          ...{ name: 'main', image: `registry.example.com/c:${workload}` },
          resources: {
            requests: { cpu: '100m', memory: '128Mi' },
            limits: { cpu: '200m', memory: '256Mi' },
          },
        },
      ],
    },
    status: {
      phase: isBroken ? 'Running' : phase,
      conditions: [
        { type: 'Ready', status: phase === 'Running' ? 'True' : 'False' },
      ],
      containerStatuses: [
        {
          ...{ name: 'main', ready: phase === 'Running' && !isBroken },
          restartCount: isBroken ? spread % 40 : 0,
          ...{ image: `registry.example.com/c:${workload}`, state },
        },
      ],
    },
  };
}

function hash(number: number): string {
  return ((number * 2_654_435_761) % 2 ** 32).toString(36).padStart(7, 'x');
}

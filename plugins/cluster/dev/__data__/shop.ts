import { Entity } from '@backstage/catalog-model';
import {
  ClustersResponse,
  SourceState,
} from '@wheelhouse/backstage-plugin-cluster-common';
import {
  clusterRow,
  eventRow,
  namespaceRow,
  nodeRow,
  now,
  podRow,
  workloadRow,
} from './rows';

const since = new Date((now - 240) * 1000).toISOString();

/** A source of rows in a state, with the sentence that comes with it. */
export function source(
  cluster: string,
  state: SourceState['state'] = 'live',
  reason?: string,
): SourceState {
  return { cluster, kind: 'pods', state, since, reason };
}

const cart = workloadRow('cart');
const cartOfReef = workloadRow('cart', {
  cluster: 'reef',
  tone: 'error',
  reason: 'Unavailable',
  message: 'Deployment does not have minimum availability.',
  desired: 3,
  ready: 1,
});
const cleanup = workloadRow('cart-cleanup', {
  kind: 'CronJob',
  reason: 'Scheduled',
  desired: undefined,
  ready: 0,
});
const crashing = podRow(cartOfReef, 'x7k2p', {
  tone: 'error',
  reason: 'CrashLoopBackOff',
  message: 'back-off 5m0s restarting failed container app',
  ready: 0,
  restarts: 41,
  lastRestart: now - 220,
});
const pending = podRow(cartOfReef, 'zz9qd', {
  tone: 'warning',
  reason: 'Pending',
  message: '0/3 nodes are available: 3 Insufficient cpu.',
  phase: 'Pending',
  ready: 0,
  node: undefined,
  created: now - 780,
});

/** Workloads of a component on two clusters, one of which has trouble. */
export const workloads = [cart, cleanup, cartOfReef];

/** Their pods. */
export const pods = [
  podRow(cart, 'b5mmq'),
  podRow(cart, 'cdzzz', { node: 'harbor-b2' }),
  podRow(cleanup, '29920330', {
    tone: 'done',
    reason: 'Completed',
    phase: 'Succeeded',
    ready: 0,
  }),
  podRow(cartOfReef, 'gt4vr'),
  pending,
  crashing,
];

/** What happened to them. */
export const events = [
  eventRow(crashing, { reason: 'BackOff', count: 187, lastSeen: now - 12 }),
  eventRow(pending, {
    reason: 'FailedScheduling',
    message: '0/3 nodes are available: 3 Insufficient cpu.',
    source: 'default-scheduler',
    lastSeen: now - 95,
  }),
  eventRow(crashing, {
    type: 'Normal',
    reason: 'ScalingReplicaSet',
    message: 'Scaled up replica set cart-6d4cf56db6 from 2 to 3',
    aboutKind: 'Deployment',
    aboutName: 'cart',
    lastSeen: now - 790,
  }),
  eventRow(crashing, { type: 'Normal', reason: 'Pulled', lastSeen: now - 5 }),
];

/** Clusters in every state. */
export const clusters = [
  clusterRow('harbor', { title: 'Harbor (production)' }),
  clusterRow('reef', {
    title: 'Reef',
    nodes: 3,
    nodesReady: 2,
    pods: 49,
    podPhases: { Running: 42, Pending: 6, Failed: 1 },
    podsInTrouble: 12,
  }),
  clusterRow('atoll', {
    title: 'Atoll',
    state: 'unreachable',
    since,
    reason: 'connect ECONNREFUSED 10.0.4.12:6443. It is tried again.',
  }),
  clusterRow('delta', {
    title: 'Delta',
    state: 'denied',
    since,
    reason: 'The API server answers 401 Unauthorized. Renew the token.',
    version: undefined,
    nodes: undefined,
    nodesReady: undefined,
    namespaces: undefined,
    workloads: undefined,
    pods: undefined,
    podPhases: undefined,
  }),
  clusterRow('fjord', {
    title: 'Fjord',
    state: 'connecting',
    version: undefined,
    nodes: 0,
    nodesReady: 0,
    namespaces: 0,
    workloads: 0,
    pods: 0,
    podPhases: {},
  }),
];

/** What config says of them. */
export const clustersResponse: ClustersResponse = {
  clusters: clusters.map(({ name, title, state, version, reason }, index) => ({
    name,
    title,
    state,
    since,
    version,
    reason,
    identity: index === 1 ? 'impersonate' : 'serviceAccount',
    allow: index === 0 ? ['workload.restart', 'workload.scale'] : [],
    sandbox: name === 'reef',
  })),
  problems: [
    {
      name: 'gke',
      message:
        'Clusters of the locator type gke are not shown. List them under a locator of type config.',
    },
  ],
};

/** Nodes of two clusters. */
export const nodes = [
  nodeRow('harbor', 'harbor-a1'),
  nodeRow('harbor', 'harbor-b2', { zone: 'north-1-b', pods: 41 }),
  nodeRow('reef', 'reef-a3', {
    tone: 'error',
    reason: 'NotReady',
    message: 'Kubelet stopped posting node status.',
    ready: false,
  }),
];

/** Namespaces of two clusters. */
export const namespaces = [
  namespaceRow('harbor', 'storefront'),
  namespaceRow('reef', 'storefront'),
  namespaceRow('harbor', 'kube-system', { owner: undefined }),
];

/** A component with the annotations given. */
export function component(
  annotations: Record<string, string> = {
    'backstage.io/kubernetes-id': 'cart',
  },
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: 'cart', namespace: 'default', annotations },
    spec: { type: 'service', owner: 'storefront-team' },
  };
}

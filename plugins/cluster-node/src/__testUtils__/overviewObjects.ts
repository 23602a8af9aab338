import {
  clusterResourceReadPermission,
  KubernetesObject,
  OverviewRow,
} from '@wheelhouse/backstage-plugin-cluster-common';
import {
  clusterConditions,
  createClusterConditionalDecision,
} from '../access/rules';
import { namespace, pod, workload } from './objects';
import { FollowedRows } from './TestFleet';

let version = 0;
function object(
  kind: string,
  name: string,
  rest: object,
  place = 'shop',
): KubernetesObject {
  version += 1;
  return {
    kind,
    metadata: {
      name,
      uid: `uid-${kind}-${place}-${name}`,
      namespace: place,
      resourceVersion: `v${version}`,
    },
    ...rest,
  };
}

/** A node that takes pods unless `rest` says otherwise. */
export const node = (name: string, rest: object = {}, ready = 'True') => ({
  ...object('Node', name, {
    status: {
      allocatable: { cpu: '4', memory: '8Gi', pods: '110' },
      conditions: [{ type: 'Ready', status: ready }],
    },
    ...rest,
  }),
});
/** A quota in the namespace `shop`. */
export const quota = (
  name: string,
  used: object,
  hard: object,
  place = 'shop',
  spec: object = {},
) => object('ResourceQuota', name, { spec, status: { used, hard } }, place);
/** A service in the namespace `shop`. */
export const service = (name: string, place = 'shop') =>
  object('Service', name, { spec: {} }, place);
/** A pod that runs on `node-1` with these requests and a limit of one core. */
export const asking = (
  name: string,
  requests: object,
  { place = 'shop', nodeName = 'node-1' } = {},
) => {
  const made = pod(name, { namespace: place, uid: `uid-${place}-${name}` });
  const { spec, status } = made as { spec?: object; status?: object };
  return {
    ...made,
    spec: {
      ...spec,
      nodeName,
      containers: [
        { name: 'main', resources: { requests, limits: { cpu: '1' } } },
      ],
    },
    status,
  };
};

/** Bytes of a gibibyte. */
export const GiB = 2 ** 30;

/** A cluster with nodes of all classes and two namespaces. */
export const harbor = () => ({
  namespaces: [namespace('shop'), namespace('payments')],
  nodes: [
    node('node-1'),
    node('node-2', { spec: { unschedulable: true } }),
    node('node-3', { spec: { taints: [{ key: 'a', effect: 'NoExecute' }] } }),
    node('node-4', {}, 'Unknown'),
  ],
  pods: [
    asking('web', { cpu: '500m', memory: '1Gi' }),
    asking('cart', { cpu: '250m' }, { nodeName: 'node-3' }),
    asking('late', { cpu: '100m' }, { nodeName: '' }),
    asking('vault', { cpu: '1' }, { place: 'payments' }),
  ],
  deployments: [
    workload('Deployment', 'web', { labels: { app: 'web' } }),
    workload('Deployment', 'cart', {
      labels: { 'app.kubernetes.io/part-of': 'web', app: 'cart' },
    }),
    workload('Deployment', 'vault', {
      namespace: 'payments',
      labels: { app: 'vault' },
    }),
  ],
  services: [service('web'), service('vault', 'payments')],
  resourcequotas: [
    quota('a', { 'requests.cpu': '850m' }, { 'requests.cpu': '2' }),
    quota('b', { cpu: '850m', services: 1 }, { cpu: '1', services: 5 }),
    quota('c', { cpu: 9 }, { cpu: 9 }, 'shop', { scopes: ['Terminating'] }),
    quota('d', { memory: '1Gi' }, { memory: '2Gi', services: 0 }, 'payments'),
  ],
});
/** A cluster that has some of the names of `harbor`. */
export const reef = () => ({
  namespaces: [namespace('shop')],
  nodes: [node('node-1')],
  pods: [asking('web', { cpu: '2', memory: '2Gi' })],
  deployments: [workload('Deployment', 'web', { labels: { app: 'web' } })],
  services: [service('web')],
});

/** What a feed holds after all that has gathered. */
export function rowsOf(feed: FollowedRows) {
  feed.take();
  return feed.rows<OverviewRow>();
}

/** A decision that lets see what is in the namespace `shop`. */
export const onlyShop = () =>
  createClusterConditionalDecision(
    clusterResourceReadPermission,
    clusterConditions.inNamespace({ namespaces: ['shop'] }),
  );

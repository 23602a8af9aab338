import {
  ResourceRow,
  SourceState,
} from '@wheelhouse/backstage-plugin-cluster-common';
import { PodsTable } from '../src/components/fleet/PodsTable';
import { ResourcesTable } from '../src/components/resources/ResourcesTable';
import { manyPods } from './__data__/manyPods';
import { now } from './__data__/rows';
import { clusters, source } from './__data__/shop';
import type { Scene } from './scenes';

const live: SourceState[] = [source('harbor'), source('reef')];

function rowsOf(cells: readonly object[]): ResourceRow[] {
  return cells.map((each, index) => ({
    cluster: index % 2 ? 'reef' : 'harbor',
    id: `r${index}`,
    namespace: 'storefront',
    name: `resource-${index}`,
    created: now - 3600 * (index + 1),
    ...each,
  }));
}

const services = rowsOf([
  {
    name: 'web',
    type: 'LoadBalancer',
    clusterIp: '10.96.0.7',
    externalAddresses: ['web.example.com'],
    ports: ['80:30080/TCP', '443:30443/TCP'],
    selector: ['app=web'],
  },
  {
    name: 'cart',
    type: 'ClusterIP',
    clusterIp: '10.96.0.8',
    externalAddresses: [],
    ports: ['8080/TCP'],
    selector: ['app=cart', 'tier=backend'],
  },
]);

const quotas = rowsOf([
  {
    name: 'compute',
    tone: 'warning',
    reason: 'NearlyFull',
    message: 'requests.cpu: 1900m of 2',
    amounts: ['requests.cpu: 1900m of 2', 'requests.memory: 3Gi of 8Gi'],
    fullest: 'requests.cpu',
    fullness: 0.95,
    scopes: ['NotTerminating'],
  },
]);

const autoscalers = rowsOf([
  {
    name: 'cart',
    tone: 'ok',
    reason: 'Ready',
    targetKind: 'Deployment',
    targetName: 'cart',
    minReplicas: 2,
    maxReplicas: 10,
    currentReplicas: 4,
    desiredReplicas: 4,
    metrics: ['cpu: 45%/80%'],
  },
]);

const events = rowsOf([
  {
    name: 'cart-1.17',
    type: 'Warning',
    reason: 'BackOff',
    message: 'Back-off restarting failed container app in pod cart-1',
    count: 41,
    lastSeen: now - 90,
    source: 'kubelet',
    aboutKind: 'Pod',
    aboutName: 'cart-1',
  },
]);

const script = {
  clusters: { rows: clusters },
  pods: { rows: manyPods(10_000), sources: live },
  services: { rows: services, sources: live },
  resourcequotas: { rows: quotas, sources: live },
  horizontalpodautoscalers: { rows: autoscalers, sources: live },
  events: { rows: events, sources: live },
};

/** Tables over many rows, and over further kinds. */
export const resourceScenes: Scene[] = [
  { title: 'Pods, 10,000 of them', script, element: <PodsTable /> },
  ...(
    [
      'services',
      'resourcequotas',
      'horizontalpodautoscalers',
      'events',
    ] as const
  ).map(kind => ({
    title: `Resources, ${kind}`,
    script,
    element: <ResourcesTable kind={kind} />,
  })),
];

import { addBatch, addQuota, addSettings } from './batch.ts';
import { addNodes } from './nodes.ts';
import { addPlatform } from './platform.ts';
import { addNamespaces, shop } from './shop.ts';
import { addWorkload, release } from './workload.ts';
import type { WorkloadOptions } from './workload.ts';
import type { Scenario } from './scenarios.ts';

/** Staging runs two of everything that production runs many of. */
function smaller(workload: WorkloadOptions): WorkloadOptions {
  const replicas = workload.kind === 'StatefulSet' ? 1 : 2;
  return {
    ...workload,
    replicas,
    host: workload.host?.replace('shop.', 'staging.shop.'),
    minAvailable: workload.minAvailable === undefined ? undefined : 1,
    autoscale: undefined,
  };
}

/** Staging: middle-sized, with a rollout now and then. */
export const lagoon: Scenario = {
  name: 'lagoon',
  title: 'Lagoon (staging)',
  days: 5,
  chapters: [
    {
      daysAgo: 5,
      apply(cluster) {
        addNodes(cluster, {
          prefix: 'lagoon',
          zones: ['a'],
          perZone: 5,
          region: 'north-2',
          instanceType: 'm7.large',
          cpu: '4',
          memory: '16Gi',
          kubeletVersion: 'v1.34.4',
        });
        addNamespaces(cluster, 'staging');
        addSettings(cluster, 'staging');
        addQuota(cluster, 'storefront', { 'requests.cpu': '8', pods: '40' });
        addPlatform(cluster, 2);
        for (const workload of Object.values(shop)) {
          addWorkload(cluster, smaller(workload));
        }
      },
    },
    {
      daysAgo: 1.5,
      apply(cluster) {
        release(cluster, smaller(shop.web), '4.20.0-rc.1');
        release(cluster, smaller(shop.checkout), '3.3.0-rc.2');
        addBatch(cluster, {
          name: 'smoke-test',
          namespace: 'storefront',
          component: 'web',
          image: 'registry.shop.example/smoke-test:1.1.0',
          schedule: '*/20 * * * *',
          durationSeconds: 45,
        });
      },
    },
    {
      daysAgo: 0.1,
      apply(cluster) {
        release(cluster, smaller(shop.web), '4.20.0-rc.3');
        cluster.apply({
          apiVersion: 'apps/v1',
          kind: 'Deployment',
          metadata: { name: 'recommendations', namespace: 'storefront' },
          spec: { paused: true },
        });
      },
    },
  ],
  motion: {
    everySeconds: [20, 60],
    actions: [
      { type: 'roll-out', namespace: 'storefront', name: 'web' },
      { type: 'scale', namespace: 'search', name: 'search', between: [1, 4] },
      { type: 'roll-out', namespace: 'payments', name: 'payments' },
      { type: 'restart-pod', namespace: 'accounts' },
      { type: 'roll-out', namespace: 'fulfilment', name: 'orders' },
    ],
  },
};

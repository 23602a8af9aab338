import { addBatch, addQuota, addSettings } from './batch.ts';
import { addNodes } from './nodes.ts';
import { addPlatform } from './platform.ts';
import { addNamespaces, shop } from './shop.ts';
import { addWorkload, release } from './workload.ts';
import type { Scenario } from './scenarios.ts';

/** Production: large, spread over three zones, and calm. */
export const harbor: Scenario = {
  name: 'harbor',
  title: 'Harbor (production)',
  days: 9,
  chapters: [
    {
      daysAgo: 9,
      apply(cluster) {
        addNodes(cluster, {
          prefix: 'harbor',
          zones: ['a', 'b', 'c'],
          perZone: 4,
          region: 'north-1',
          instanceType: 'm7.xlarge',
          cpu: '8',
          memory: '32Gi',
          kubeletVersion: 'v1.34.4',
        });
        addNamespaces(cluster, 'production');
        addSettings(cluster, 'production');
        addQuota(cluster, 'storefront', {
          'requests.cpu': '24',
          'requests.memory': '32Gi',
          pods: '80',
        });
        addQuota(cluster, 'payments', {
          'requests.cpu': '12',
          'requests.memory': '16Gi',
        });
        addPlatform(cluster, 3);
        for (const workload of Object.values(shop)) {
          addWorkload(cluster, workload);
        }
      },
    },
    {
      daysAgo: 4,
      apply(cluster) {
        release(cluster, shop.web, '4.19.0');
        release(cluster, shop.search, '6.2.0');
        release(cluster, shop.payments, '7.4.1');
        addBatch(cluster, {
          name: 'catalog-export',
          namespace: 'data',
          component: 'catalog-api',
          image: 'registry.shop.example/catalog-export:1.4.0',
          schedule: '10 */4 * * *',
          durationSeconds: 240,
        });
        addBatch(cluster, {
          name: 'settlement',
          namespace: 'payments',
          component: 'payments',
          image: 'registry.shop.example/settlement:2.0.1',
          schedule: '30 2 * * *',
          durationSeconds: 600,
        });
        addBatch(cluster, {
          name: 'newsletter',
          namespace: 'fulfilment',
          component: 'mailer',
          image: 'registry.shop.example/mailer:1.9.0',
          schedule: '0 7 * * 1',
          suspend: true,
        });
      },
    },
    {
      daysAgo: 0.8,
      apply(cluster) {
        release(cluster, shop.web, '4.19.2');
        release(cluster, shop.cart, '2.8.0');
      },
    },
  ],
  motion: {
    everySeconds: [20, 60],
    actions: [
      { type: 'restart-pod', namespace: 'fulfilment' },
      {
        type: 'scale',
        namespace: 'storefront',
        name: 'recommendations',
        between: [3, 6],
      },
      { type: 'restart-pod', namespace: 'storefront' },
    ],
  },
};

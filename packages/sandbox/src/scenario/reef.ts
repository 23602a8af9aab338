import { behaviourAnnotation } from '../model/podBehaviour.ts';
import type { SandboxCluster } from '../SandboxCluster.ts';
import { addBatch, addQuota, addSettings } from './batch.ts';
import { addNodes } from './nodes.ts';
import { addPlatform } from './platform.ts';
import { addNamespaces, shop } from './shop.ts';
import { addWorkload, release } from './workload.ts';
import type { WorkloadOptions } from './workload.ts';
import type { Scenario } from './scenarios.ts';

const single = (workload: WorkloadOptions, replicas = 1): WorkloadOptions => ({
  ...workload,
  replicas,
  host: workload.host?.replace('shop.', 'reef.shop.'),
  minAvailable: workload.minAvailable === undefined ? undefined : 1,
  autoscale: undefined,
});

const mailer = single(shop.mailer, 2);
const checkout = { ...single(shop.checkout, 3), progressDeadlineSeconds: 120 };
const search = single(shop.search, 2);
const recommendations = single(shop.recommendations);

/** The trouble begins: each of these goes wrong in a way of its own. */
function trouble(cluster: SandboxCluster): void {
  release(cluster, { ...mailer, behaviour: 'crash-loop' }, '1.10.0');
  release(cluster, { ...checkout, behaviour: 'never-ready' }, '3.3.0');
  release(cluster, { ...search, behaviour: 'image-pull-error' }, '6.3.0');
  release(
    cluster,
    { ...recommendations, behaviour: 'oom', durationSeconds: 150 },
    '0.32.0',
  );
  addWorkload(cluster, {
    ...single(shop.searchIndexer),
    name: 'search-rebuild',
    cpu: '6',
    memory: '12Gi',
    version: '6.3.0',
  });
  addBatch(cluster, {
    name: 'import-orders',
    namespace: 'fulfilment',
    component: 'orders',
    image: 'registry.shop.example/import-orders:0.9.0',
    behaviour: 'fails',
    backoffLimit: 2,
  });
  addWorkload(cluster, {
    ...single(shop.profiles),
    name: 'profiles-cache',
    behaviour: 'init-crash-loop',
    init: {
      name: 'warm-up',
      image: 'registry.shop.example/warm-up:0.2.0',
      command: ['/bin/warm-up'],
    },
  });
}

/** The cluster with trouble in it. */
export const reef: Scenario = {
  name: 'reef',
  title: 'Reef (in trouble)',
  days: 3,
  chapters: [
    {
      daysAgo: 3,
      apply(cluster) {
        addNodes(cluster, {
          prefix: 'reef',
          zones: ['a'],
          perZone: 3,
          region: 'south-1',
          instanceType: 'm7.large',
          cpu: '4',
          memory: '8Gi',
          kubeletVersion: 'v1.33.5',
        });
        addNamespaces(cluster, 'testing');
        addSettings(cluster, 'testing');
        addQuota(cluster, 'storefront', {
          'requests.cpu': '3',
          'requests.memory': '3Gi',
          pods: '14',
        });
        addPlatform(cluster, 1);
        const { web, cart, catalogApi, payments, orders, login } = shop;
        for (const workload of [
          single(web, 2),
          single(cart, 2),
          single(catalogApi),
          single(payments),
          single(orders),
          single(login),
          mailer,
          checkout,
          search,
          recommendations,
        ]) {
          addWorkload(cluster, workload);
        }
      },
    },
    { daysAgo: 0.13, apply: trouble },
    {
      daysAgo: 0.02,
      apply(cluster) {
        cluster.apply({
          apiVersion: 'v1',
          kind: 'Node',
          metadata: {
            name: 'reef-a3',
            annotations: { [behaviourAnnotation]: 'not-ready' },
          },
        });
        cluster.apply({
          apiVersion: 'v1',
          kind: 'Node',
          metadata: { name: 'reef-a2' },
          spec: { unschedulable: true },
        });
      },
    },
  ],
  motion: {
    everySeconds: [30, 80],
    actions: [{ type: 'restart-pod', namespace: 'payments' }],
  },
};

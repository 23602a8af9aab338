import type { SandboxCluster } from '../SandboxCluster.ts';
import type { WorkloadOptions } from './workload.ts';

const registry = 'registry.shop.example';
const partOf = 'storefront';

/** Namespaces of the shop and the group of the catalog that owns each. */
export const shopNamespaces: Record<string, string> = {
  storefront: 'storefront-team',
  payments: 'payments-team',
  search: 'search-team',
  fulfilment: 'fulfilment-team',
  accounts: 'storefront-team',
  data: 'search-team',
  platform: 'platform-team',
  monitoring: 'platform-team',
};

/** Adds namespaces of the shop with the label that names their owner. */
export function addNamespaces(
  cluster: SandboxCluster,
  environment: string,
  names = Object.keys(shopNamespaces),
): void {
  for (const name of names) {
    cluster.apply({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: {
        name,
        labels: {
          'wheelhouse.dev/owner': shopNamespaces[name],
          'app.kubernetes.io/part-of': partOf,
          environment,
        },
      },
    });
  }
}

function service(
  namespace: string,
  name: string,
  options: Partial<WorkloadOptions> = {},
): WorkloadOptions {
  return {
    name,
    namespace,
    partOf,
    image: `${registry}/${name}`,
    version: '1.0.0',
    port: 8080,
    cpu: '250m',
    memory: '256Mi',
    ...options,
  };
}

/** The workloads of the shop at the size of production. */
export const shop = {
  web: service('storefront', 'web', {
    version: '4.18.0',
    replicas: 8,
    cpu: '300m',
    host: 'shop.example',
    minAvailable: '60%',
    autoscale: { min: 6, max: 12, target: 60 },
    sidecar: { name: 'nginx', image: 'nginx:1.29.1' },
    env: { CATALOG_URL: 'http://catalog-api', CART_URL: 'http://cart' },
  }),
  cart: service('storefront', 'cart', {
    version: '2.7.3',
    replicas: 5,
    minAvailable: 3,
    env: { CACHE_URL: 'redis://session-cache:6379' },
  }),
  checkout: service('storefront', 'checkout', {
    version: '3.2.1',
    replicas: 6,
    minAvailable: 4,
    env: {
      PAYMENTS_URL: 'http://payments.payments',
      ORDERS_URL: 'http://orders.fulfilment',
    },
  }),
  catalogApi: service('storefront', 'catalog-api', {
    version: '5.0.2',
    replicas: 6,
    host: 'api.shop.example',
    autoscale: { min: 4, max: 10, target: 65 },
    init: {
      name: 'migrate',
      image: `${registry}/catalog-api-migrations:5.0.2`,
      command: ['/bin/migrate', 'up'],
    },
  }),
  recommendations: service('storefront', 'recommendations', {
    version: '0.31.0',
    replicas: 4,
    cpu: '500m',
    memory: '512Mi',
    env: { MODEL: 's3://models/recommendations/31' },
  }),
  sessionCache: service('storefront', 'session-cache', {
    kind: 'StatefulSet',
    component: 'cart',
    image: 'redis',
    version: '8.2.1',
    replicas: 3,
    port: undefined,
    cpu: '100m',
  }),
  payments: service('payments', 'payments', {
    version: '7.4.0',
    replicas: 6,
    minAvailable: 4,
    env: { LEDGER_URL: 'postgres://ledger-db:5432/ledger' },
  }),
  fraudCheck: service('payments', 'fraud-check', {
    component: 'payments',
    version: '1.12.4',
    replicas: 3,
    memory: '384Mi',
  }),
  ledgerDb: service('payments', 'ledger-db', {
    kind: 'StatefulSet',
    component: 'payments',
    image: 'postgres',
    version: '17.6',
    replicas: 3,
    port: undefined,
    cpu: '500m',
    memory: '1Gi',
  }),
  search: service('search', 'search', {
    version: '6.1.0',
    replicas: 5,
    autoscale: { min: 4, max: 9, target: 55 },
  }),
  searchIndexer: service('search', 'search-indexer', {
    component: 'search',
    version: '6.1.0',
    replicas: 2,
    port: undefined,
  }),
  searchStore: service('search', 'search-store', {
    kind: 'StatefulSet',
    component: 'search',
    image: 'opensearchproject/opensearch',
    version: '3.2.0',
    replicas: 3,
    port: undefined,
    cpu: '500m',
    memory: '2Gi',
  }),
  orders: service('fulfilment', 'orders', {
    version: '2.20.5',
    replicas: 5,
    minAvailable: 3,
  }),
  mailer: service('fulfilment', 'mailer', {
    version: '1.9.0',
    replicas: 3,
    port: undefined,
    env: { SMTP_HOST: 'smtp.shop.example' },
  }),
  shipping: service('fulfilment', 'shipping', {
    component: 'orders',
    version: '1.3.8',
    replicas: 3,
  }),
  login: service('accounts', 'login', { version: '3.0.1', replicas: 4 }),
  profiles: service('accounts', 'profiles', {
    component: 'login',
    version: '2.2.0',
    replicas: 3,
  }),
  eventBroker: service('data', 'event-broker', {
    kind: 'StatefulSet',
    image: 'apache/kafka',
    version: '4.1.0',
    inCatalog: false,
    replicas: 3,
    port: undefined,
    cpu: '500m',
    memory: '1Gi',
  }),
};

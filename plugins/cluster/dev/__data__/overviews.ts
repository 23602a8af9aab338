import { NodeClass } from '@wheelhouse/backstage-plugin-cluster-common';
import { LiveOverview } from '../../src/model/overview/LiveOverview';

const core = 1000;
const gib = 1024 ** 3;

/** Sums over a cluster as its row says them. */
export function overviewRow(
  name: string,
  row: Partial<LiveOverview> = {},
): LiveOverview {
  return {
    cluster: name,
    id: name,
    namespace: '',
    name,
    created: 0,
    title: name,
    state: 'live',
    nodes: 12,
    namespaces: 18,
    applications: 31,
    services: 64,
    pods: 412,
    podPhases: { Running: 406, Succeeded: 6 },
    podsInTrouble: 0,
    nodeClasses: nodes({ usable: 12 }),
    cpu: {
      allocatable: 96 * core,
      tainted: 0,
      cordoned: 0,
      notReady: 0,
      requested: 52.4 * core,
      limits: 88 * core,
      waiting: 0,
      free: 43.6 * core,
    },
    memory: {
      allocatable: 384 * gib,
      tainted: 0,
      cordoned: 0,
      notReady: 0,
      requested: 201 * gib,
      limits: 320 * gib,
      waiting: 0,
      free: 183 * gib,
    },
    cpuQuota: quota(41 * core, 64 * core, 9),
    memoryQuota: quota(171 * gib, 256 * gib, 9),
    serviceQuota: quota(38, 80, 5),
    quotaNamespaces: 9,
    scopedQuotas: 0,
    partial: false,
    ...row,
  };
}

/** Nodes by class, none where nothing is given. */
export function nodes(counts: Partial<Record<NodeClass, number>>) {
  return { usable: 0, tainted: 0, cordoned: 0, notReady: 0, ...counts };
}

/** What binding quotas allow in sum. */
export function quota(
  used: number,
  hard: number,
  namespaces: number,
  forbidden = 0,
) {
  return { used, hard, namespaces, forbidden };
}

const noQuota = quota(0, 0, 0);

/** One that is well, one that is full and partly out of service, one without quotas. */
export const harbor = overviewRow('harbor', { title: 'Harbor (production)' });
export const reef = overviewRow('reef', {
  title: 'Reef',
  nodes: 6,
  namespaces: 11,
  pods: 149,
  podPhases: { Running: 138, Pending: 9, Failed: 2 },
  podsInTrouble: 12,
  nodeClasses: nodes({ usable: 3, tainted: 1, cordoned: 1, notReady: 1 }),
  cpu: {
    allocatable: 24 * core,
    tainted: 4 * core,
    cordoned: 8 * core,
    notReady: 8 * core,
    requested: 33.1 * core,
    limits: 71 * core,
    waiting: 2.5 * core,
    free: 1.2 * core,
  },
  memory: {
    allocatable: 96 * gib,
    tainted: 16 * gib,
    cordoned: 32 * gib,
    notReady: 32 * gib,
    requested: 88 * gib,
    limits: 140 * gib,
    waiting: 4 * gib,
    free: 31 * gib,
  },
  cpuQuota: quota(23.4 * core, 24 * core, 6),
  memoryQuota: quota(66 * gib, 64 * gib, 6, 1),
  serviceQuota: quota(0, 0, 2, 2),
  quotaNamespaces: 6,
  scopedQuotas: 2,
});
export const atoll = overviewRow('atoll', {
  title: 'Atoll',
  nodes: 3,
  namespaces: 6,
  applications: 4,
  services: 9,
  pods: 38,
  podPhases: { Running: 38 },
  nodeClasses: nodes({ usable: 2, tainted: 1 }),
  cpuQuota: noQuota,
  memoryQuota: noQuota,
  serviceQuota: noQuota,
  quotaNamespaces: 0,
});

/** The sums over some clusters, with what of them is distinct. */
export function allOf(
  clusters: readonly LiveOverview[],
  row: Partial<LiveOverview> = {},
): LiveOverview {
  const sum = (
    column: 'nodes' | 'namespaces' | 'applications' | 'services' | 'pods',
  ) => clusters.reduce((total, each) => total + (each[column] ?? 0), 0);
  const record = (
    column:
      | 'podPhases'
      | 'nodeClasses'
      | 'cpu'
      | 'memory'
      | 'cpuQuota'
      | 'memoryQuota'
      | 'serviceQuota',
  ) => {
    const total: Record<string, number> = {};
    for (const each of clusters) {
      for (const [key, value] of Object.entries(each[column] ?? {})) {
        total[key] = (total[key] ?? 0) + value;
      }
    }
    return total;
  };
  return overviewRow('', {
    title: '',
    state: undefined,
    nodes: sum('nodes'),
    namespaces: sum('namespaces'),
    applications: sum('applications'),
    services: sum('services'),
    pods: sum('pods'),
    distinctNodes: sum('nodes'),
    distinctNamespaces: 21,
    distinctApplications: 38,
    distinctServices: 81,
    distinctPods: sum('pods'),
    podPhases: record('podPhases'),
    podsInTrouble: clusters.reduce(
      (total, each) => total + (each.podsInTrouble ?? 0),
      0,
    ),
    nodeClasses: record('nodeClasses'),
    cpu: record('cpu'),
    memory: record('memory'),
    cpuQuota: record('cpuQuota'),
    memoryQuota: record('memoryQuota'),
    serviceQuota: record('serviceQuota'),
    quotaNamespaces: 15,
    scopedQuotas: 2,
    podsByNamespace: {
      storefront: 212,
      payments: 131,
      fulfilment: 96,
      search: 74,
      accounts: 41,
      'kube-system': 33,
      monitoring: 12,
    },
    otherNamespaces: 0,
    otherPods: 0,
    ...row,
  });
}

/** A fleet of three. */
export const overview = [allOf([harbor, reef, atoll]), harbor, reef, atoll];

/** What somebody sees who may see one namespace and no nodes. */
export const partialOverview = [harbor, reef].map(row => ({
  ...row,
  nodes: undefined,
  nodeClasses: undefined,
  namespaces: 1,
  applications: 3,
  services: 7,
  pods: 24,
  podPhases: { Running: 24 },
  podsInTrouble: 0,
  cpu: { requested: 6 * core, limits: 12 * core, waiting: 0 },
  memory: { requested: 9 * gib, limits: 20 * gib, waiting: 0 },
  quotaNamespaces: 1,
  scopedQuotas: 0,
  partial: true,
}));
export const allOfPartial = allOf(partialOverview, {
  nodes: undefined,
  distinctNodes: undefined,
  nodeClasses: undefined,
  distinctNamespaces: 1,
  distinctApplications: 3,
  distinctServices: 7,
  podsByNamespace: { storefront: 48 },
  quotaNamespaces: 2,
  scopedQuotas: 0,
  partial: true,
});

/** Thirty clusters with long names, 10,000 namespaces and many more pods. */
export const largeFleet = Array.from({ length: 30 }, (_, index) => {
  const pods = 300 + ((index * 7919) % 9700);
  return overviewRow(`shop-production-europe-north-${index + 1}`, {
    title: `Shop production Europe north ${index + 1}`,
    state: index === 7 ? 'unreachable' : 'live',
    nodes: 120,
    namespaces: 340,
    pods,
    podPhases: { Running: pods - 40, Pending: 30, Failed: 10 },
    podsInTrouble: index % 5 === 0 ? 31 : 0,
    nodeClasses: nodes({ usable: 116, cordoned: 3, notReady: 1 }),
    cpu: {
      allocatable: 1856 * core,
      tainted: 0,
      cordoned: 48 * core,
      notReady: 16 * core,
      requested: (400 + ((index * 613) % 1400)) * core,
      limits: (900 + ((index * 613) % 2400)) * core,
      waiting: index === 3 ? 12 * core : 0,
      free: (1456 - ((index * 613) % 1400)) * core,
    },
    memory: {
      allocatable: 7424 * gib,
      tainted: 0,
      cordoned: 192 * gib,
      notReady: 64 * gib,
      requested: (2000 + ((index * 431) % 5000)) * gib,
      limits: (3000 + ((index * 431) % 6000)) * gib,
      waiting: 0,
      free: (5424 - ((index * 431) % 5000)) * gib,
    },
    cpuQuota: quota((500 + ((index * 97) % 500)) * core, 1000 * core, 300, 4),
    memoryQuota: quota((2000 + index * 70) * gib, 4000 * gib, 300),
    serviceQuota: index % 3 === 0 ? noQuota : quota(410, 900, 200),
    quotaNamespaces: 300,
    scopedQuotas: index % 4,
  });
});
export const allOfLarge = allOf(largeFleet, {
  distinctNamespaces: 1870,
  distinctApplications: 640,
  distinctServices: 1410,
  quotaNamespaces: 9000,
  podsByNamespace: Object.fromEntries(
    Array.from({ length: 20 }, (_, index) => [
      index === 4
        ? 'recommendations-of-the-storefront-with-a-name-as-long-as-they-may-be'
        : `team-${index + 1}-production`,
      930 - index * 41,
    ]),
  ),
  otherNamespaces: 1850,
  otherPods: 131_204,
});

/** What an entity runs: nothing is known of what nodes have beside it. */
export const entityOverview = [harbor, reef].map(
  (row, index): LiveOverview => ({
    ...row,
    nodes: 4 - index,
    namespaces: 1,
    applications: 1,
    services: 1,
    pods: 8 - index * 3,
    podPhases: index === 0 ? { Running: 8 } : { Running: 3, Pending: 2 },
    podsInTrouble: index * 2,
    nodeClasses: nodes({ usable: 4 - index }),
    cpu: { requested: 2 * core, limits: 4 * core, waiting: index * 500 },
    memory: { requested: 2 * gib, limits: 3 * gib, waiting: index * gib },
    quotaNamespaces: 1,
    scopedQuotas: 0,
  }),
);
export const allOfEntity = allOf(entityOverview, {
  distinctNodes: 7,
  distinctNamespaces: 1,
  distinctApplications: 1,
  distinctServices: 1,
  podsByNamespace: { storefront: 13 },
  quotaNamespaces: 2,
  scopedQuotas: 0,
});

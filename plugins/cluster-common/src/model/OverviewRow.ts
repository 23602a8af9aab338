import { columnNames } from '../descriptors/columnNames';
import { ProjectedRow } from './ResourceRow';
import { ClusterRow } from './rows';

/** The pseudo kind whose rows are sums over a fleet, or over what an entity runs. */
export const OVERVIEW_KIND = 'overview';

/** What keeps new pods off a node, the strongest first; `usable` is none of it. */
export const nodeClasses = [
  'usable',
  'tainted',
  'cordoned',
  'notReady',
] as const;

/** One of `nodeClasses`. */
export type NodeClass = (typeof nodeClasses)[number];

/**
 * Amounts of CPU (millicores) or memory (bytes). `allocatable` is that of usable
 * nodes; the other classes stand apart. `requested` and `limits` are those of
 * pods that have a node, of whatever class, and have not finished; `waiting` are
 * the requests of pods that have none. `free` is what pods leave over of usable
 * nodes, where one that is overbooked counts as 0.
 *
 * Parts that need to know every node, or every pod on them, are left out for who
 * may not see those; in the row of all clusters also those that are not known of
 * each cluster that has the cell. Of an entity there are no parts about nodes.
 */
export type CapacityAmounts = Readonly<
  Partial<
    Record<
      | 'allocatable'
      | 'tainted'
      | 'cordoned'
      | 'notReady'
      | 'requested'
      | 'limits'
      | 'waiting'
      | 'free',
      number
    >
  >
>;

/**
 * What the binding quotas of the namespaces in view allow in sum. `namespaces`
 * have such a quota: 0 of them means that there is no quota. `forbidden` counts
 * those among them whose limit is 0.
 */
export type QuotaAmounts = Readonly<
  Partial<Record<'used' | 'hard' | 'namespaces' | 'forbidden', number>>
>;

/**
 * Sums over one cluster, or with an empty `cluster` and `name` over all. A cell
 * is undefined where the viewer may see nothing of the kind, where the cluster
 * does not let it be listed, and until the first list of it is complete.
 */
export interface OverviewRow extends ProjectedRow {
  /** What people call the cluster; empty in the row of all clusters. */
  title: string;
  state?: ClusterRow['state'];
  nodes?: number;
  namespaces?: number;
  /** Different names that `applicationOf` gives to workloads; in the row of all clusters once for each cluster. */
  applications?: number;
  services?: number;
  pods?: number;
  /**
   * Different names over all clusters (of services and pods: different names in
   * namespaces of one name); only in the row of all clusters.
   */
  distinctNodes?: number;
  distinctNamespaces?: number;
  distinctApplications?: number;
  distinctServices?: number;
  distinctPods?: number;
  podPhases?: Readonly<Record<string, number>>;
  /** Pods whose tone is `warning` or `error`. */
  podsInTrouble?: number;
  /** The 20 namespace names with the most pods over all clusters; only in the row of all clusters. */
  podsByNamespace?: Readonly<Record<string, number>>;
  /** Further namespaces with pods, and the pods in them. */
  otherNamespaces?: number;
  otherPods?: number;
  /** Nodes by `NodeClass`; of an entity those that its pods run on. */
  nodeClasses?: Readonly<Record<string, number>>;
  /** Millicores. */
  cpu?: CapacityAmounts;
  /** Bytes. */
  memory?: CapacityAmounts;
  /** Millicores. */
  cpuQuota?: QuotaAmounts;
  /** Bytes. */
  memoryQuota?: QuotaAmounts;
  /** Services. */
  serviceQuota?: QuotaAmounts;
  /** Namespaces in view that have a quota of CPU, memory or services. */
  quotaNamespaces?: number;
  /** Quotas that hold for some pods only (scopes) and are in no sum. */
  scopedQuotas?: number;
  /** The viewer sees only some of the namespaces. */
  partial?: boolean;
}

/** The columns of `overview`, behind the base columns. */
export const overviewColumns = columnNames<OverviewRow>({
  title: true,
  state: true,
  nodes: true,
  namespaces: true,
  applications: true,
  services: true,
  pods: true,
  distinctNodes: true,
  distinctNamespaces: true,
  distinctApplications: true,
  distinctServices: true,
  distinctPods: true,
  podPhases: true,
  podsInTrouble: true,
  podsByNamespace: true,
  otherNamespaces: true,
  otherPods: true,
  nodeClasses: true,
  cpu: true,
  memory: true,
  cpuQuota: true,
  memoryQuota: true,
  serviceQuota: true,
  quotaNamespaces: true,
  scopedQuotas: true,
  partial: true,
});

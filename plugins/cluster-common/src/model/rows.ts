import { NodeClass } from './OverviewRow';
import { PodResources } from './podResources';
import { OwnerColumns, ProjectedRow, StatusColumns } from './ResourceRow';

/** A pod, with its status as `kubectl get pods` prints it. */
export interface PodRow
  extends ProjectedRow,
    StatusColumns,
    OwnerColumns,
    PodResources {
  /** `status.phase`: Pending, Running, Succeeded, Failed or Unknown. */
  phase: string;
  /** Ready containers (sidecars included) and how many there are. */
  ready: number;
  containers: number;
  restarts: number;
  /** When a container last restarted, seconds since the epoch. */
  lastRestart?: number;
  node?: string;
}

/** A Deployment, StatefulSet, DaemonSet, ReplicaSet, Job or CronJob. */
export interface WorkloadRow extends ProjectedRow, StatusColumns, OwnerColumns {
  kind: string;
  /** Replicas wanted (completions of a Job; undefined for a CronJob). */
  desired?: number;
  /** Replicas that are ready (pods of a Job that succeeded; jobs of a CronJob that run now). */
  ready: number;
  updated?: number;
  available?: number;
  images: readonly string[];
}

/** A node of a cluster. */
export interface NodeRow extends ProjectedRow, StatusColumns {
  ready: boolean;
  schedulable: boolean;
  /** What keeps new pods off it. */
  nodeClass: NodeClass;
  roles: readonly string[];
  version: string;
  zone?: string;
  /** CPU cores and bytes of memory that pods may use, and number of pods. */
  cpu: number;
  memory: number;
  podCapacity: number;
  taints: readonly string[];
  /** Pods on the node now; filled in by the hub. */
  pods?: number;
}

/** A namespace with what runs in it. */
export interface NamespaceRow extends ProjectedRow, StatusColumns {
  /** The group that owns the namespace, from the label or from config. */
  owner?: string;
  /** Pods by phase and workloads; filled in by the hub. */
  podPhases?: Readonly<Record<string, number>>;
  pods?: number;
  workloads?: number;
}

/** An event, as core/v1 holds it. */
export interface EventRow extends ProjectedRow, OwnerColumns {
  /** Normal or Warning. */
  type: string;
  reason: string;
  message: string;
  count: number;
  /** Seconds since the epoch. */
  firstSeen: number;
  lastSeen: number;
  source: string;
  aboutKind: string;
  aboutName: string;
}

/** One cluster as a row of the kind `clusters`; `id` and `name` are its name. */
export interface ClusterRow extends ProjectedRow {
  title: string;
  state: 'connecting' | 'live' | 'unreachable' | 'denied';
  /** When the state began, ISO 8601. */
  since: string;
  reason?: string;
  version?: string;
  sandbox: boolean;
  /** Undefined where the viewer may not see nodes. */
  nodes?: number;
  nodesReady?: number;
  namespaces?: number;
  workloads?: number;
  pods?: number;
  podPhases?: Readonly<Record<string, number>>;
  /** Pods whose tone is `warning` or `error`. */
  podsInTrouble?: number;
}

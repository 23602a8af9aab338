import type { FleetSize } from '../FleetSize.ts';

/** Everything of a fleet before the API server has seen it. */
export interface FleetPlan {
  readonly size: FleetSize;
  readonly namespaces: readonly NamespacePlan[];
  readonly nodes: readonly NodePlan[];
  /** The largest comes first. */
  readonly deployments: readonly DeploymentPlan[];
}

export interface NamespacePlan {
  readonly name: string;
  /** The group that owns it, as its label names it. */
  readonly owner: string;
  readonly hasQuota: boolean;
}

export type NodeRole = 'control-plane' | 'worker' | 'batch';

export interface NodePlan {
  readonly name: string;
  readonly zone: string;
  readonly role: NodeRole;
  readonly cpus: number;
  readonly memoryGi: number;
  /** How many pods its kubelet would run. */
  readonly podLimit: number;
  readonly cordoned: boolean;
  /** Keeps pods away that do not tolerate it. */
  readonly taint?: { readonly key: string; readonly value?: string };
  /** Whether anybody reports its status; nobody does for a machine that is gone. */
  readonly reachable: boolean;
  readonly address: string;
  /** The first three numbers of its pods' addresses. */
  readonly podNetwork: string;
}

/** By which of its labels a workload says to which application it belongs. */
export type Labelling = 'part-of' | 'kubernetes-id' | 'name' | 'app';

export interface DeploymentPlan {
  readonly name: string;
  readonly namespace: string;
  /** What its component is part of. */
  readonly system: string;
  readonly labelling: Labelling;
  /** The second part of its pods' names. */
  readonly templateHash: string;
  /** Of an older revision without pods; undefined without one. */
  readonly formerTemplateHash?: string;
  /** Without a tag. */
  readonly image: string;
  /** The pods' images differ in it; the template has the first. */
  readonly tags: readonly string[];
  readonly hasSidecar: boolean;
  readonly toleratesBatch: boolean;
  /** Requested by the main container; its limits are twice that. */
  readonly millicpus: number;
  readonly memoryMi: number;
  readonly pods: readonly PodPlan[];
}

/**
 * What a pod goes through. All but `pending` have a node; `image-pull` never
 * started, `crash-loop` waits for its next start, `not-ready` runs and fails
 * its readiness probe.
 */
export type PodState =
  | 'running'
  | 'crash-loop'
  | 'image-pull'
  | 'not-ready'
  | 'pending';

export interface PodPlan {
  readonly name: string;
  readonly state: PodState;
  readonly restarts: number;
  /** Undefined for a pod that fits nowhere. */
  readonly node?: NodePlan;
  readonly address?: string;
}

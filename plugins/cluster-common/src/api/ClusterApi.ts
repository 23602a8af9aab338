import { KubernetesObject } from '../model/KubernetesObject';

/** Answer of `GET /v1/clusters`. */
export interface ClustersResponse {
  clusters: ClusterInfo[];
  /** Parts of the cluster config that Wheelhouse cannot serve, and what to do. */
  problems: ClusterProblem[];
}

/** A cluster that Wheelhouse knows. Holds no address and no credential. */
export interface ClusterInfo {
  name: string;
  title: string;
  state: 'connecting' | 'live' | 'unreachable' | 'denied';
  /** When the state began, ISO 8601. */
  since: string;
  reason?: string;
  /** Version of the API server, e.g. `v1.34.4`. */
  version?: string;
  identity: 'serviceAccount' | 'impersonate';
  /** Verb groups that config allows; empty means read-only. */
  allow: string[];
  /** True for the embedded sandbox. */
  sandbox: boolean;
}

/** A locator, cluster or auth provider in config that is not supported. */
export interface ClusterProblem {
  /** The name of the cluster, or the type of the locator. */
  name: string;
  message: string;
}

/** Answer of `GET /v1/clusters/:cluster/objects/:kind/:name`. */
export interface ObjectResponse {
  /** Without `managedFields`; values of Secrets are never there. */
  object: KubernetesObject;
  /** Paths whose values were masked, and why. */
  masked?: { paths: string[]; reason: string };
}

/** One event of an object, newest first in `GET …/events`. */
export interface EventsResponse {
  events: ObjectEvent[];
}

export interface ObjectEvent {
  uid: string;
  type: string;
  reason: string;
  message: string;
  count: number;
  /** Seconds since the epoch. */
  firstSeen: number;
  lastSeen: number;
  /** Component that reported it, e.g. `kubelet`. */
  source: string;
  about: { kind: string; namespace: string; name: string; uid: string };
}

/** Body of `POST /v1/access-checks`: may I do this? */
export interface AccessCheckRequest {
  cluster: string;
  /** A descriptor's id. */
  kind: string;
  namespace?: string;
  name?: string;
  action: 'read' | 'inspect';
}

/** The answer, and if it is no: who says so and why. */
export interface AccessCheckResponse {
  allowed: boolean;
  reason?: string;
  deniedBy?: 'permission' | 'config' | 'kubernetes';
}

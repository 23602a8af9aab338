import type { KubeConfig } from '@kubernetes/client-node';

/** A cluster as a supplier hands it over. */
export interface SuppliedCluster {
  /** Unique over all suppliers; two clusters with one name are refused at start. */
  name: string;
  /** Where exactly it comes from, for error messages; the supplier's id if not given. */
  source?: string;
  title?: string;
  /** Its current context says where the API server is and how to authenticate. */
  kubeConfig: KubeConfig;
  /** True for the embedded sandbox, which every page marks as such. */
  sandbox?: boolean;
  /** Verb groups that the supplier allows (`*` is all); config for the cluster replaces them. */
  allow?: string[];
  /** The metrics API of the cluster is not to be asked. */
  skipMetricsLookup?: boolean;
}

/** A source of clusters; every package can add one through `clusterSupplierServiceRef`. */
export interface ClusterSupplier {
  /** Names the source in error messages, e.g. `kubernetes.clusterLocatorMethods`. */
  readonly id: string;
  supply(): Promise<{
    clusters: SuppliedCluster[];
    /** What the source names but cannot be served, and what to do about it. */
    problems?: { name: string; message: string }[];
  }>;
}

/** A supplied cluster under the `wheelhouse.clusters.<name>` overlay. */
export interface ClusterDefinition extends SuppliedCluster {
  source: string;
  title: string;
  sandbox: boolean;
  allow: string[];
  identity: 'serviceAccount' | 'impersonate';
  /** With `impersonate`: put before every user and group name. */
  impersonationPrefix?: string;
  /** Only these namespaces are watched, for a credential that may not list all. */
  namespaces?: string[];
  /** Owner of a namespace by name, where config says so. */
  namespaceOwners: Readonly<Record<string, string>>;
}

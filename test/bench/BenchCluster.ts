import { readFileSync } from 'node:fs';
import { ApiClient } from '../cluster/control-plane/ApiClient.ts';
import { startCluster } from '../cluster/index.ts';
import type { ServiceAccountUser, TestCluster } from '../cluster/index.ts';
import { RunningCluster } from '../cluster/RunningCluster.ts';
import { clusterRoot } from '../cluster/instances/instanceFolder.ts';
import { BenchError } from './BenchError.ts';

export interface BenchClusterOptions {
  readonly pods: number;
  readonly nodes: number;
  /** The name of a cluster that is up, and stays up. */
  readonly running?: string;
  readonly directory: string;
  readonly log: (line: string) => void;
  readonly signal: AbortSignal;
}

/** What a catalog entity stands for: the largest deployment. */
export interface Component {
  readonly name: string;
  readonly namespace: string;
  /** A label selector. */
  readonly selector: string;
  /** The annotations of its entity. */
  readonly annotations: Readonly<Record<string, string>>;
  /** How many pods it has. */
  readonly pods: number;
}

interface ListedPod {
  readonly metadata: { readonly name: string };
  readonly status: {
    readonly phase?: string;
    readonly containerStatuses?: ReadonlyArray<{
      readonly name: string;
      readonly restartCount: number;
    }>;
  };
}

/** The real control plane of the bench with its fleet. */
export class BenchCluster {
  /** As the administrator. */
  readonly api: ApiClient;
  readonly server: string;
  /** PEM in base64, as kubeconfigs have it. */
  readonly certificateAuthority: string;
  private readonly cluster: TestCluster;
  private readonly keep: boolean;

  private constructor(cluster: TestCluster, keep: boolean) {
    this.cluster = cluster;
    this.keep = keep;
    this.api = ApiClient.create({
      kubeconfig: cluster.kubeconfig,
      userAgent: 'bench',
      // More than are ever under way: no change waits for a connection.
      connections: 64,
    });
    const { clusters } = JSON.parse(readFileSync(cluster.kubeconfig, 'utf8'));
    const [{ cluster: address }] = clusters;
    this.server = address.server;
    this.certificateAuthority = address['certificate-authority-data'];
  }

  static async start(options: BenchClusterOptions): Promise<BenchCluster> {
    const { running, pods, nodes, directory, log, signal } = options;
    if (running !== undefined) {
      const root = clusterRoot();
      const cluster = RunningCluster.open({ root, name: running });
      return new BenchCluster(cluster, true);
    }
    const cluster = await startCluster({
      ...{ mode: 'scale', pods, nodes, directory, log, signal },
    });
    if (cluster.mode === 'external') {
      throw new BenchError(
        'The bench needs a cluster of its own: unset WHEELHOUSE_TEST_KUBECONFIG.',
      );
    }
    return new BenchCluster(cluster, false);
  }

  get kubeconfig(): string {
    return this.cluster.kubeconfig;
  }

  get auditLog(): string {
    return this.cluster.auditLog;
  }

  /** Somebody who may do everything, so that no refusal makes anybody fast. */
  account(name: string): Promise<ServiceAccountUser> {
    const clusterRole = 'cluster-admin';
    return this.cluster.addServiceAccount({ name, clusterRole });
  }

  async largestComponent(): Promise<Component> {
    const { items } = await this.api.send<{ items: ListedDeployment[] }>({
      method: 'GET',
      path: '/apis/apps/v1/deployments',
    });
    const [largest] = items.sort((a, b) => b.spec.replicas - a.spec.replicas);
    if (!largest) {
      throw new BenchError('The cluster has no deployment to measure with.');
    }
    const { name, namespace, labels = {} } = largest.metadata;
    const id = 'backstage.io/kubernetes-id';
    const selector = Object.entries(
      labels[id] ? { [id]: labels[id] } : largest.spec.selector.matchLabels,
    )
      .map(([label, value]) => `${label}=${value}`)
      .join(',');
    const component = {
      ...{ name, namespace, selector, pods: 0 },
      annotations: {
        'backstage.io/kubernetes-namespace': namespace,
        ...(labels[id]
          ? { [id]: labels[id] }
          : { 'backstage.io/kubernetes-label-selector': selector }),
      },
    };
    return { ...component, pods: (await this.podsOf(component)).length };
  }

  async podsOf(
    component: Pick<Component, 'namespace' | 'selector'>,
  ): Promise<ListedPod[]> {
    const { namespace, selector } = component;
    const { items } = await this.api.send<{ items: ListedPod[] }>({
      method: 'GET',
      path: `/api/v1/namespaces/${namespace}/pods?labelSelector=${encodeURIComponent(
        selector,
      )}`,
    });
    return items;
  }

  /** How many pods the API server holds. */
  async podCount(): Promise<number> {
    const { items, metadata } = await this.api.send<{
      items: unknown[];
      metadata: { remainingItemCount?: number };
    }>({ method: 'GET', path: '/api/v1/pods?limit=1' });
    return items.length + (metadata.remainingItemCount ?? 0);
  }

  async stop(): Promise<void> {
    this.api.close();
    if (!this.keep) {
      await this.cluster.down();
    }
  }
}

interface ListedDeployment {
  readonly metadata: {
    readonly name: string;
    readonly namespace: string;
    readonly labels?: Readonly<Record<string, string>>;
  };
  readonly spec: {
    readonly replicas: number;
    readonly selector: { readonly matchLabels: Record<string, string> };
  };
}

import { ApiClient } from '../control-plane/ApiClient.ts';
import { ClusterError } from '../ClusterError.ts';
import type { InstancePaths } from '../instances/instanceFolder.ts';
import { isPartAlive, logTail } from '../processes/part.ts';
import { poll } from '../processes/poll.ts';
import type { FleetPlan, NodePlan } from './plan/FleetPlan.ts';

const patienceMs = 180_000;

export interface AwaitFleetOptions {
  readonly paths: InstancePaths;
  readonly plan: FleetPlan;
  readonly signal?: AbortSignal;
}

/**
 * Waits until the controllers have counted the pods as their own, the quotas
 * are summed up and the nodes are played.
 *
 * @throws ClusterError with what is still missing, or when a part ended.
 */
export async function awaitFleet(options: AwaitFleetOptions): Promise<void> {
  const { paths, plan, signal } = options;
  const client = ApiClient.create({
    kubeconfig: paths.kubeconfig,
    userAgent: 'wheelhouse-fleet',
    connections: 1,
  });
  let missing: string | undefined = 'nothing was asked yet';
  const ask = async () => {
    for (const part of ['kwok', 'controller-manager'] as const) {
      if (!isPartAlive(paths, part)) {
        throw new ClusterError(
          `The ${part} ended while the fleet was starting. Its last lines:\n${logTail(
            paths,
            part,
          )}`,
        );
      }
    }
    missing = await whatIsMissing(client, plan);
    return missing ? undefined : true;
  };
  try {
    const done = await poll(ask, {
      ...{ timeoutMs: patienceMs, intervalMs: 250, signal },
    });
    if (!done) {
      throw new ClusterError(
        `The fleet was not as planned after ${
          patienceMs / 1000
        } seconds: ${missing}`,
      );
    }
  } finally {
    client.close();
  }
}

interface List<T> {
  readonly items: readonly T[];
}

interface Workload {
  readonly metadata: {
    readonly namespace: string;
    readonly name: string;
    readonly generation: number;
  };
  readonly status?: {
    readonly observedGeneration?: number;
    readonly replicas?: number;
    readonly readyReplicas?: number;
  };
}

interface NodeLease {
  readonly metadata: { readonly name: string };
}

interface Quota {
  readonly metadata: { readonly namespace: string };
  readonly status?: { readonly used?: { readonly pods?: string } };
}

/** A sentence; undefined when all is there. */
async function whatIsMissing(
  client: ApiClient,
  plan: FleetPlan,
): Promise<string | undefined> {
  const list = async <T>(path: string) =>
    (await client.send<List<T>>({ method: 'GET', path })).items;
  const deployments = new Map(
    (await list<Workload>('/apis/apps/v1/deployments')).map(each => [
      `${each.metadata.namespace}/${each.metadata.name}`,
      each,
    ]),
  );
  for (const { namespace, name, pods } of plan.deployments) {
    const found = deployments.get(`${namespace}/${name}`);
    const ready = pods.filter(({ state }) => state === 'running').length;
    const { replicas = 0, readyReplicas = 0 } = found?.status ?? {};
    if (
      found?.status?.observedGeneration !== found?.metadata.generation ||
      replicas !== pods.length ||
      readyReplicas !== ready
    ) {
      return `the deployment ${namespace}/${name} counts ${replicas} pods, ${readyReplicas} of them ready, and should count ${pods.length} and ${ready}.`;
    }
  }
  const leases = new Set(
    (
      await list<NodeLease>(
        '/apis/coordination.k8s.io/v1/namespaces/kube-node-lease/leases',
      )
    ).map(({ metadata }) => metadata.name),
  );
  const silent = plan.nodes.find(
    (node: NodePlan) => node.reachable && !leases.has(node.name),
  );
  if (silent) {
    return `the node ${silent.name} has no lease.`;
  }
  const quotas = await list<Quota>('/api/v1/resourcequotas');
  const unsummed = quotas.find(({ status }) => !Number(status?.used?.pods));
  return (
    unsummed &&
    `the quota of the namespace ${unsummed.metadata.namespace} is not summed up.`
  );
}

import { RootConfigService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { ClusterProblem } from '@wheelhouse/backstage-plugin-cluster-common';
import { parseServerAddress } from '../upstream/ServerAddress';
import {
  ClusterDefinition,
  ClusterSupplier,
  SuppliedCluster,
} from './ClusterDefinition';
import { ClusterOverlay, readClusterOverlays } from './clusterOverlay';
import { configSupplier } from './configSupplier';
import { kubeconfigSupplier } from './kubeconfigSupplier';

/** Options of `ClusterRegistry.create`. */
export interface ClusterRegistryOptions {
  config: RootConfigService;
  /** Asked besides the config and the kubeconfig. */
  suppliers?: readonly ClusterSupplier[];
}

/** The clusters of this backend; they are gathered once, at start. */
export class ClusterRegistry {
  private constructor(
    readonly clusters: readonly ClusterDefinition[],
    /** What was named but cannot be served, and what to do. */
    readonly problems: readonly ClusterProblem[],
  ) {}

  /**
   * Asks all suppliers and lays `wheelhouse.clusters` over what they supply.
   * Throws an `InputError` for two clusters of one name, for config of a
   * cluster that nobody supplies, and for config that is not valid.
   */
  static async create(
    options: ClusterRegistryOptions,
  ): Promise<ClusterRegistry> {
    const { config, suppliers = [] } = options;
    const overlays = readClusterOverlays(config);
    const clusters = new Map<string, ClusterDefinition>();
    const problems: ClusterProblem[] = [];
    const all = [
      configSupplier(config),
      kubeconfigSupplier(config),
      ...suppliers,
    ];
    for (const supplier of all) {
      const supplied = await supplier.supply();
      problems.push(...(supplied.problems ?? []));
      for (const cluster of supplied.clusters) {
        const source = cluster.source ?? supplier.id;
        const twin = clusters.get(cluster.name);
        if (twin) {
          throw new InputError(
            `Two clusters have the name "${cluster.name}": one comes from ${twin.source}, the other from ${source}. Rename one of them.`,
          );
        }
        clusters.set(
          cluster.name,
          define({ ...cluster, source }, overlays.get(cluster.name) ?? {}),
        );
      }
    }
    checkOverlays(overlays, [...clusters.keys()], problems);
    const served: ClusterDefinition[] = [];
    for (const cluster of clusters.values()) {
      const message = addressProblem(cluster);
      if (message) {
        problems.push({ name: cluster.name, message });
      } else {
        served.push(cluster);
      }
    }
    return new ClusterRegistry(served, problems);
  }
}

function define(
  cluster: SuppliedCluster & { source: string },
  overlay: ClusterOverlay,
): ClusterDefinition {
  if (!cluster.name || /[/\s]/.test(cluster.name)) {
    throw new InputError(
      `The cluster "${cluster.name}" from ${cluster.source} cannot be used: the name of a cluster must not be empty nor contain spaces or slashes.`,
    );
  }
  return {
    ...cluster,
    title: overlay.title ?? cluster.title ?? cluster.name,
    sandbox: cluster.sandbox ?? false,
    allow: overlay.allow ?? cluster.allow ?? [],
    identity: overlay.identity ?? 'serviceAccount',
    impersonationPrefix: overlay.impersonation?.prefix,
    namespaces: overlay.namespaces && [...new Set(overlay.namespaces)],
    namespaceOwners: overlay.namespaceOwners ?? {},
  };
}

function checkOverlays(
  overlays: ReadonlyMap<string, ClusterOverlay>,
  known: readonly string[],
  problems: readonly ClusterProblem[],
) {
  // What is configured for a cluster with a problem is right once that is solved.
  const named = new Set([...known, ...problems.map(({ name }) => name)]);
  for (const name of overlays.keys()) {
    if (!named.has(name)) {
      throw new InputError(
        `wheelhouse.clusters.${name} is config for a cluster that does not exist; ${
          known.length > 0
            ? `the known ones are ${known.join(', ')}`
            : 'no clusters are known'
        }.`,
      );
    }
  }
}

function addressProblem({ kubeConfig }: ClusterDefinition): string | undefined {
  const cluster = kubeConfig.getCurrentCluster();
  if (!cluster) {
    return 'Its kubeconfig has no current context that names a cluster.';
  }
  try {
    parseServerAddress(cluster.server);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

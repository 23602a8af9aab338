import {
  coreServices,
  createServiceFactory,
  createServiceRef,
  ServiceFactory,
} from '@backstage/backend-plugin-api';
import { ClusterRegistry } from '../clusters/ClusterRegistry';
import { clusterSupplierServiceRef } from '../clusters/clusterSupplierServiceRef';
import { observeHub } from '../meters/observeHub';
import { startUpstreamCluster } from '../upstream/startUpstreamCluster';
import { UpstreamTiming } from '../upstream/UpstreamTiming';
import { ClusterHub } from './ClusterHub';

/** Options of `clusterHubServiceFactory`. */
export interface ClusterHubServiceOptions {
  /** Replaces some of the production timing, for tests that cannot wait. */
  timing?: Partial<UpstreamTiming>;
}

/** The hub of this backend process. It knows nothing of users; plugins use the gateway. */
export const clusterHubServiceRef = createServiceRef<ClusterHub>({
  id: 'wheelhouse.cluster.hub',
  scope: 'root',
  defaultFactory: async () => clusterHubServiceFactory(),
});

/** Makes the hub of a backend that needs another one than the default. */
export function clusterHubServiceFactory(
  options: ClusterHubServiceOptions = {},
): ServiceFactory<ClusterHub, 'root'> {
  return createServiceFactory({
    service: clusterHubServiceRef,
    deps: {
      config: coreServices.rootConfig,
      logger: coreServices.rootLogger,
      lifecycle: coreServices.rootLifecycle,
      suppliers: clusterSupplierServiceRef,
    },
    async factory({ config, logger, lifecycle, suppliers }) {
      const registry = await ClusterRegistry.create({ config, suppliers });
      const hub = ClusterHub.create({
        upstreams: registry.clusters.map(definition =>
          startUpstreamCluster(definition, {
            logger,
            timing: options.timing,
          }),
        ),
        problems: registry.problems,
        logger,
      });
      const stopObserving = observeHub(hub);
      lifecycle.addShutdownHook(() => {
        stopObserving();
        hub.stop();
      });
      return hub;
    },
  });
}

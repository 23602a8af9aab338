import {
  coreServices,
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { clusterHubServiceRef } from '../hub/clusterHubServiceRef';
import { ClusterGateway } from './ClusterGateway';
import { DefaultClusterGateway } from './DefaultClusterGateway';

/** What the users of a plugin may see of the clusters, live. */
export const clusterGatewayServiceRef = createServiceRef<ClusterGateway>({
  id: 'wheelhouse.cluster.gateway',
  scope: 'plugin',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: {
        hub: clusterHubServiceRef,
        permissions: coreServices.permissions,
        userInfo: coreServices.userInfo,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        logger: coreServices.logger,
      },
      factory: options => DefaultClusterGateway.create(options),
    }),
});

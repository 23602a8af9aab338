import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { actionsRegistryServiceRef } from '@backstage/backend-plugin-api/alpha';
import { clusterPermissions } from '@wheelhouse/backstage-plugin-cluster-common';
import {
  clusterGatewayServiceRef,
  clusterResourceRef,
  clusterRules,
} from '@wheelhouse/backstage-plugin-cluster-node';
import { registerClusterActions } from './actions/registerClusterActions';
import { FeedServer } from './feed/FeedServer';
import { observeFeeds } from './feed/observeFeeds';
import { createRouter } from './router/createRouter';
import { CsvDownloads } from './rows/CsvDownloads';
import { AuditedGateway } from './service/AuditedGateway';
import { ClusterAudit } from './service/ClusterAudit';

/** Serves what users may see of the clusters: the live feed, objects, access checks, actions. */
export const clusterPlugin = createBackendPlugin({
  pluginId: 'cluster',
  register(env) {
    env.registerInit({
      deps: {
        actionsRegistry: actionsRegistryServiceRef,
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        config: coreServices.rootConfig,
        gateway: clusterGatewayServiceRef,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        permissionsRegistry: coreServices.permissionsRegistry,
      },
      async init(services) {
        const audit = new ClusterAudit(services.auditor);
        const gateway = new AuditedGateway(services.gateway, audit);
        const feeds = FeedServer.create(services);
        const downloads = new CsvDownloads(gateway);

        services.permissionsRegistry.addResourceType({
          resourceRef: clusterResourceRef,
          permissions: clusterPermissions,
          rules: Object.values(clusterRules),
        });
        registerClusterActions({ ...services, gateway });
        services.httpRouter.use(
          createRouter({ ...services, gateway, feeds, downloads, audit }),
        );
        services.lifecycle.addShutdownHook(observeFeeds(feeds));
        services.lifecycle.addShutdownHook(() => downloads.stop());
        services.lifecycle.addShutdownHook(() => feeds.stop());
      },
    });
  },
});

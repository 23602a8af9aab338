import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { clusterSupplierServiceRef } from '@wheelhouse/backstage-plugin-cluster-node';
import { SandboxSupplier } from './SandboxSupplier';

/** Adds the embedded sandbox to the clusters of the portal. */
export const sandboxSupplierFactory = createServiceFactory({
  service: clusterSupplierServiceRef,
  deps: {
    config: coreServices.rootConfig,
    logger: coreServices.rootLogger,
    lifecycle: coreServices.rootLifecycle,
  },
  factory({ config, logger, lifecycle }) {
    const supplier = SandboxSupplier.create({ config, logger });
    lifecycle.addShutdownHook(() => supplier.close());
    return supplier;
  },
});

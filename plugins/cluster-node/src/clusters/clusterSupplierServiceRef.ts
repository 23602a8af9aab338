import { createServiceRef } from '@backstage/backend-plugin-api';
import { ClusterSupplier } from './ClusterDefinition';

/**
 * Where clusters come from. Every package can add a supplier with a root
 * service factory for this reference; the clusters of
 * `kubernetes.clusterLocatorMethods` and of `wheelhouse.kubeconfig` are always
 * there besides.
 */
export const clusterSupplierServiceRef = createServiceRef<ClusterSupplier>({
  id: 'wheelhouse.cluster.supplier',
  scope: 'root',
  multiton: true,
});

import { createPermission } from '@backstage/plugin-permission-common';

/** The resource that cluster permissions are decided on: a kind in a namespace of a cluster. */
export const RESOURCE_TYPE_CLUSTER_RESOURCE = 'cluster-resource';

/** See resources of a cluster: lists, status, events, manifests with literal environment values masked. */
export const clusterResourceReadPermission = createPermission({
  name: 'cluster.resource.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_CLUSTER_RESOURCE,
});

/** See the full manifest of an object. Values of Secrets stay hidden even so. */
export const clusterResourceInspectPermission = createPermission({
  name: 'cluster.resource.inspect',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_CLUSTER_RESOURCE,
});

/** All permissions of the cluster plugin. */
export const clusterPermissions = [
  clusterResourceReadPermission,
  clusterResourceInspectPermission,
];

import {
  createConditionExports,
  createPermissionResourceRef,
  createPermissionRule,
} from '@backstage/plugin-permission-node';
import { RESOURCE_TYPE_CLUSTER_RESOURCE } from '@wheelhouse/backstage-plugin-cluster-common';
import { z } from 'zod';

/** What a cluster permission is decided on. */
export interface ClusterResource {
  cluster: string;
  /** A descriptor's id. */
  kind: string;
  /** Undefined for cluster-scoped kinds; for a Namespace, the namespace itself. */
  namespace?: string;
  /** Entity ref of the group that owns the namespace, from config or from the Namespace's label. */
  owner?: string;
}

/** The resource type of all cluster permissions. */
export const clusterResourceRef = createPermissionResourceRef<
  ClusterResource,
  never
>().with({
  pluginId: 'cluster',
  resourceType: RESOURCE_TYPE_CLUSTER_RESOURCE,
});

// Rules are applied to the rows that the hub already holds, so no data source
// is ever asked by a query made from them.
const toQuery = (): never => {
  throw new Error('Rules on cluster resources cannot be turned into a query.');
};

const inCluster = createPermissionRule({
  name: 'IN_CLUSTER',
  description: 'Allow resources of the given clusters',
  resourceRef: clusterResourceRef,
  paramsSchema: z.object({
    clusters: z.array(z.string()).describe('Names of clusters'),
  }),
  apply: (resource, { clusters }) => clusters.includes(resource.cluster),
  toQuery,
});

const inNamespace = createPermissionRule({
  name: 'IN_NAMESPACE',
  description:
    'Allow resources in the given namespaces, of one cluster or of all',
  resourceRef: clusterResourceRef,
  paramsSchema: z.object({
    namespaces: z.array(z.string()).describe('Names of namespaces'),
    cluster: z.string().optional().describe('Only in this cluster'),
  }),
  apply: (resource, { namespaces, cluster }) =>
    resource.namespace !== undefined &&
    namespaces.includes(resource.namespace) &&
    (cluster === undefined || cluster === resource.cluster),
  toQuery,
});

const ownsNamespace = createPermissionRule({
  name: 'OWNS_NAMESPACE',
  description:
    'Allow resources in namespaces whose owner, from config or from the label on the Namespace, is one of the given entities',
  resourceRef: clusterResourceRef,
  paramsSchema: z.object({
    owners: z
      .array(z.string())
      .describe('Entity refs, usually the ownership refs of the user'),
  }),
  apply: (resource, { owners }) =>
    resource.owner !== undefined && owners.includes(resource.owner),
  toQuery,
});

/** The rules that a policy can decide cluster permissions with. */
export const clusterRules = { inCluster, inNamespace, ownsNamespace };

const exported = createConditionExports({
  resourceRef: clusterResourceRef,
  rules: clusterRules,
});

/** Conditions for policies, e.g. `clusterConditions.inNamespace({ namespaces: ['payments'] })`. */
export const clusterConditions = exported.conditions;

/** Makes a conditional decision on a cluster permission for a policy. */
export const createClusterConditionalDecision =
  exported.createConditionalDecision;

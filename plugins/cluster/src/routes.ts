import { createRouteRef } from '@backstage/core-plugin-api';

/** The Fleet page. */
export const fleetRouteRef = createRouteRef({ id: 'cluster/fleet' });

/** Its tab with the sums over all clusters. */
export const globalViewRouteRef = createRouteRef({ id: 'cluster/global-view' });

/** Its tab with a card per cluster. */
export const clustersRouteRef = createRouteRef({ id: 'cluster/clusters' });

/** Its table of nodes. */
export const nodesRouteRef = createRouteRef({ id: 'cluster/nodes' });

/** Its table of namespaces. */
export const namespacesRouteRef = createRouteRef({ id: 'cluster/namespaces' });

/** Its table of workloads. */
export const workloadsRouteRef = createRouteRef({ id: 'cluster/workloads' });

/** Its table of pods. */
export const podsRouteRef = createRouteRef({ id: 'cluster/pods' });

/** Its tables of further kinds. */
export const resourcesRouteRef = createRouteRef({ id: 'cluster/resources' });

/** The tab of an entity that shows its workloads. */
export const entityWorkloadsRouteRef = createRouteRef({
  id: 'cluster/entity-workloads',
});

/** The tab of an entity that shows the sums over what it runs. */
export const entityApplicationRouteRef = createRouteRef({
  id: 'cluster/entity-application',
});

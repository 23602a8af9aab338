import { renderInTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import {
  ClusterClient,
  clusterApiRef,
} from '@wheelhouse/backstage-plugin-cluster-react';
import { ReactElement } from 'react';
import {
  entityApplicationRouteRef,
  entityWorkloadsRouteRef,
  namespacesRouteRef,
  nodesRouteRef,
  podsRouteRef,
  resourcesRouteRef,
  workloadsRouteRef,
} from '../routes';

/** Where the cluster backend of tests is. */
export const baseUrl = 'http://localhost/api/cluster';

/** Renders a part of the plugin over the real client; its network is the test's. */
export async function renderWithBackend(element: ReactElement, path = '/') {
  const client = ClusterClient.create({
    discoveryApi: { getBaseUrl: async () => baseUrl },
    fetchApi: { fetch: (...args) => fetch(...args) },
  });
  return renderInTestApp(element, {
    apis: [[clusterApiRef, client]],
    initialRouteEntries: [path],
    mountedRoutes: {
      '/fleet/nodes': nodesRouteRef,
      '/fleet/namespaces': namespacesRouteRef,
      '/fleet/workloads': workloadsRouteRef,
      '/fleet/pods': podsRouteRef,
      '/fleet/resources': resourcesRouteRef,
      '/catalog/:namespace/:kind/:name': entityRouteRef,
      '/entity/workloads': entityWorkloadsRouteRef,
      '/entity/application': entityApplicationRouteRef,
    },
  });
}

import {
  PageBlueprint,
  SubPageBlueprint,
} from '@backstage/frontend-plugin-api';
import {
  clustersRouteRef,
  fleetRouteRef,
  globalViewRouteRef,
  namespacesRouteRef,
  nodesRouteRef,
  podsRouteRef,
  resourcesRouteRef,
  workloadsRouteRef,
} from './routes';

/** The Fleet page; its tabs are the sub-pages attached to it. */
export const fleetPage = PageBlueprint.make({
  params: { path: '/fleet', routeRef: fleetRouteRef },
});

/** The sums over all clusters: the first tab, on which the page opens. */
export const globalViewSubPage = SubPageBlueprint.make({
  name: 'global',
  params: {
    path: 'global',
    title: 'Global View',
    routeRef: globalViewRouteRef,
    loader: async () => {
      const { GlobalViewPage } = await import(
        './components/globalView/GlobalViewPage'
      );
      return <GlobalViewPage />;
    },
  },
});

/** A card per cluster. */
export const clustersSubPage = SubPageBlueprint.make({
  name: 'clusters',
  params: {
    path: 'clusters',
    title: 'Clusters',
    routeRef: clustersRouteRef,
    loader: async () => {
      const { ClustersPage } = await import('./components/fleet/ClustersPage');
      return <ClustersPage />;
    },
  },
});

/** All nodes. */
export const nodesSubPage = SubPageBlueprint.make({
  name: 'nodes',
  params: {
    path: 'nodes',
    title: 'Nodes',
    routeRef: nodesRouteRef,
    loader: async () => {
      const { NodesPage } = await import('./components/fleet/NodesPage');
      return <NodesPage />;
    },
  },
});

/** All namespaces. */
export const namespacesSubPage = SubPageBlueprint.make({
  name: 'namespaces',
  params: {
    path: 'namespaces',
    title: 'Namespaces',
    routeRef: namespacesRouteRef,
    loader: async () => {
      const { NamespacesPage } = await import(
        './components/fleet/NamespacesPage'
      );
      return <NamespacesPage />;
    },
  },
});

/** All workloads. */
export const workloadsSubPage = SubPageBlueprint.make({
  name: 'workloads',
  params: {
    path: 'workloads',
    title: 'Workloads',
    routeRef: workloadsRouteRef,
    loader: async () => {
      const { WorkloadsPage } = await import(
        './components/fleet/WorkloadsPage'
      );
      return <WorkloadsPage />;
    },
  },
});

/** All pods. */
export const podsSubPage = SubPageBlueprint.make({
  name: 'pods',
  params: {
    path: 'pods',
    title: 'Pods',
    routeRef: podsRouteRef,
    loader: async () => {
      const { PodsPage } = await import('./components/fleet/PodsPage');
      return <PodsPage />;
    },
  },
});

/** A table for each further kind. */
export const resourcesSubPage = SubPageBlueprint.make({
  name: 'resources',
  params: {
    path: 'resources',
    title: 'Resources',
    routeRef: resourcesRouteRef,
    loader: async () => {
      const { ResourcesPage } = await import(
        './components/resources/ResourcesPage'
      );
      return <ResourcesPage />;
    },
  },
});

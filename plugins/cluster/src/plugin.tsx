import { createFrontendPlugin } from '@backstage/frontend-plugin-api';
import { RiShipLine } from '@remixicon/react';
import { clusterApi } from './apis';
import { entityWorkloadsCard } from './entityCards';
import { entityWorkloadsContent } from './entityContents';
import { sandboxHeaderAction } from './headerActions';
import {
  clustersSubPage,
  fleetPage,
  namespacesSubPage,
  nodesSubPage,
  podsSubPage,
  workloadsSubPage,
} from './pages';
import {
  clustersRouteRef,
  entityWorkloadsRouteRef,
  fleetRouteRef,
  namespacesRouteRef,
  nodesRouteRef,
  podsRouteRef,
  workloadsRouteRef,
} from './routes';

/** Fleet pages, and the tab and card with the workloads of an entity. */
export const clusterPlugin = createFrontendPlugin({
  pluginId: 'cluster',
  title: 'Fleet',
  icon: <RiShipLine />,
  info: { packageJson: () => import('../package.json') },
  routes: {
    root: fleetRouteRef,
    clusters: clustersRouteRef,
    nodes: nodesRouteRef,
    namespaces: namespacesRouteRef,
    workloads: workloadsRouteRef,
    pods: podsRouteRef,
    entityWorkloads: entityWorkloadsRouteRef,
  },
  extensions: [
    clusterApi,
    fleetPage,
    clustersSubPage,
    nodesSubPage,
    namespacesSubPage,
    workloadsSubPage,
    podsSubPage,
    sandboxHeaderAction,
    entityWorkloadsContent,
    entityWorkloadsCard,
  ],
});

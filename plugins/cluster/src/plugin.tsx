import { createFrontendPlugin } from '@backstage/frontend-plugin-api';
import { RiShipLine } from '@remixicon/react';
import { clusterApi } from './apis';
import { entityApplicationCard, entityWorkloadsCard } from './entityCards';
import {
  entityApplicationContent,
  entityWorkloadsContent,
} from './entityContents';
import { sandboxHeaderAction } from './headerActions';
import {
  clustersSubPage,
  fleetPage,
  globalViewSubPage,
  namespacesSubPage,
  nodesSubPage,
  podsSubPage,
  resourcesSubPage,
  workloadsSubPage,
} from './pages';
import {
  clustersRouteRef,
  entityApplicationRouteRef,
  entityWorkloadsRouteRef,
  fleetRouteRef,
  globalViewRouteRef,
  namespacesRouteRef,
  nodesRouteRef,
  podsRouteRef,
  resourcesRouteRef,
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
    globalView: globalViewRouteRef,
    clusters: clustersRouteRef,
    nodes: nodesRouteRef,
    namespaces: namespacesRouteRef,
    workloads: workloadsRouteRef,
    pods: podsRouteRef,
    resources: resourcesRouteRef,
    entityWorkloads: entityWorkloadsRouteRef,
    entityApplication: entityApplicationRouteRef,
  },
  extensions: [
    clusterApi,
    fleetPage,
    globalViewSubPage,
    clustersSubPage,
    nodesSubPage,
    namespacesSubPage,
    workloadsSubPage,
    podsSubPage,
    resourcesSubPage,
    sandboxHeaderAction,
    entityApplicationContent,
    entityApplicationCard,
    entityWorkloadsContent,
    entityWorkloadsCard,
  ],
});

import { createDevApp } from '@backstage/frontend-dev-utils';
import {
  ApiBlueprint,
  createFrontendModule,
  createFrontendPlugin,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { clusterApiRef } from '@wheelhouse/backstage-plugin-cluster-react';
import clusterPlugin from '../src';
import {
  entityApplicationRouteRef,
  entityWorkloadsRouteRef,
} from '../src/routes';
import { liveScript } from './scenes';
import { ScriptedClusterApi } from './ScriptedClusterApi';

const scenesPage = PageBlueprint.make({
  params: {
    path: '/',
    title: 'Screens',
    loader: async () => {
      const { ScenesPage } = await import('./ScenesPage');
      return <ScenesPage />;
    },
  },
});

const podGridPage = PageBlueprint.make({
  name: 'pod-grid',
  params: {
    path: '/pod-grid',
    noHeader: true,
    loader: async () => {
      const { PodGridPage } = await import('./PodGridPage');
      return <PodGridPage />;
    },
  },
});

// The catalog is not here, but links lead to it.
const entityPage = PageBlueprint.make({
  name: 'entity-workloads',
  params: {
    path: '/entity-workloads',
    routeRef: entityWorkloadsRouteRef,
    noHeader: true,
    loader: async () => <>The Workloads tab of the entity.</>,
  },
});

const applicationPage = PageBlueprint.make({
  name: 'entity-application',
  params: {
    path: '/entity-application',
    routeRef: entityApplicationRouteRef,
    noHeader: true,
    loader: async () => <>The Application tab of the entity.</>,
  },
});

const catalogPage = PageBlueprint.make({
  name: 'entity',
  params: {
    path: '/catalog/:namespace/:kind/:name',
    routeRef: entityRouteRef,
    noHeader: true,
    loader: async () => <>The entity in the catalog.</>,
  },
});

const scriptedApi = ApiBlueprint.make({
  params: defineParams =>
    defineParams({
      api: clusterApiRef,
      deps: {},
      factory: () => new ScriptedClusterApi(liveScript),
    }),
});

createDevApp({
  features: [
    clusterPlugin,
    createFrontendModule({
      pluginId: 'cluster',
      extensions: [scriptedApi, entityPage, applicationPage, catalogPage],
    }),
    createFrontendPlugin({
      pluginId: 'screens',
      title: 'Screens',
      extensions: [scenesPage, podGridPage],
    }),
  ],
});

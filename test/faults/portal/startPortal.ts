import {
  createBackendPlugin,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { createBackend } from '@backstage/backend-defaults';
import { mockServices } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { KubeConfig } from '@kubernetes/client-node';
import clusterPlugin from '@wheelhouse/backstage-plugin-cluster-backend';
import {
  ClusterHub,
  clusterHubServiceFactory,
  clusterHubServiceRef,
  clusterSupplierServiceRef,
} from '@wheelhouse/backstage-plugin-cluster-node';
import { entitiesOf } from './entities';
import { timing } from './timing';
import { widgets } from './widgets';

/** Options of `startPortal`. */
export interface PortalOptions {
  /** Path of the kubeconfig of its only cluster. */
  kubeconfig: string;
  port: number;
  /** What the entity `component:default/faulty` selects. */
  selector: string;
}

/** The name of the only cluster. */
export const CLUSTER = 'faulty';

/** A backend with the hub, the gateway and the feed, all real but who the user is. */
export interface Portal {
  hub: ClusterHub;
  url: string;
  stop(): Promise<void>;
}

/** Starts it; its cluster may be as broken as it likes. */
export async function startPortal(options: PortalOptions): Promise<Portal> {
  const { kubeconfig, port, selector } = options;
  const kubeConfig = new KubeConfig();
  kubeConfig.loadFromFile(kubeconfig);
  let hub: ClusterHub | undefined;
  const backend = createBackend();
  const features = [
    clusterPlugin,
    clusterHubServiceFactory({ timing }),
    createBackendPlugin({
      pluginId: 'faults',
      register(env) {
        env.registerInit({
          deps: { service: clusterHubServiceRef },
          async init({ service }) {
            service.register([widgets]);
            hub = service;
          },
        });
      },
    }),
    createServiceFactory({
      service: clusterSupplierServiceRef,
      deps: {},
      factory: () => ({
        id: 'the run',
        supply: async () => ({ clusters: [{ name: CLUSTER, kubeConfig }] }),
      }),
    }),
    catalogServiceMock.factory({ entities: entitiesOf(selector) }),
    mockServices.auth.factory(),
    mockServices.httpAuth.factory(),
    mockServices.rootLogger.factory({ level: 'error' }),
    mockServices.rootConfig.factory({
      data: {
        backend: {
          baseUrl: `http://127.0.0.1:${port}`,
          listen: { host: '127.0.0.1', port },
        },
        wheelhouse: { access: { refreshSeconds: 5 } },
      },
    }),
  ];
  for (const feature of features) {
    backend.add(feature);
  }
  await backend.start();
  if (!hub) {
    throw new Error('the backend started without a hub');
  }
  return { hub, url: `http://127.0.0.1:${port}`, stop: () => backend.stop() };
}

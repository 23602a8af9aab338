import { Server } from 'node:http';
import { AddressInfo } from 'node:net';
import {
  BackendFeature,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { createBackend } from '@backstage/backend-defaults';
import { rootHttpRouterServiceFactory } from '@backstage/backend-defaults/rootHttpRouter';
import { mockServices } from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import {
  ClusterGateway,
  clusterGatewayServiceRef,
} from '@wheelhouse/backstage-plugin-cluster-node';
import clusterPlugin from '../index';

/** What a test wants of its portal. */
export interface PortalOptions {
  /** Instead of the real gateway. */
  gateway?: ClusterGateway;
  config?: JsonObject;
  /** The config `backend.server`. */
  server?: JsonObject;
  /** Who the callers are; the users of `mockCredentials` if not given. */
  httpAuth?: BackendFeature;
  features?: BackendFeature[];
}

/** A portal with this plugin in it. */
export interface Portal {
  url: string;
  stop(): Promise<void>;
}

/** Starts a backend with the services of production, its compression included, on a free port. */
export async function startPortal(options: PortalOptions): Promise<Portal> {
  let server: Server | undefined;
  const backend = createBackend();
  for (const feature of [
    clusterPlugin,
    mockServices.rootConfig.factory({
      data: {
        backend: {
          baseUrl: 'http://127.0.0.1',
          listen: { host: '127.0.0.1', port: 0 },
          server: options.server,
        },
        ...options.config,
      },
    }),
    mockServices.rootLogger.factory(),
    mockServices.auth.factory(),
    options.httpAuth ?? mockServices.httpAuth.factory(),
    rootHttpRouterServiceFactory({
      configure(context) {
        server = context.server;
        context.applyDefaults();
      },
    }),
    ...(options.gateway ? [gatewayFactory(options.gateway)] : []),
    ...(options.features ?? []),
  ]) {
    backend.add(feature);
  }
  await backend.start();
  const { port } = server?.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, stop: () => backend.stop() };
}

function gatewayFactory(gateway: ClusterGateway): BackendFeature {
  return createServiceFactory({
    service: clusterGatewayServiceRef,
    deps: {},
    factory: () => gateway,
  });
}

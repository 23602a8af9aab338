import {
  coreServices,
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import { prometheusExporter } from '../instrumentation';
import { MetricsServer } from './MetricsServer';

const metricsServerRef = createServiceRef<MetricsServer | undefined>({
  id: 'demo.metrics-server',
  scope: 'root',
});

/** Exports what is metered in the portal for Prometheus. */
export const metricsServerFactory = createServiceFactory({
  service: metricsServerRef,
  initialization: 'always',
  deps: {
    config: coreServices.rootConfig,
    logger: coreServices.rootLogger,
    lifecycle: coreServices.rootLifecycle,
  },
  async factory({ config, logger, lifecycle }) {
    const server = await MetricsServer.start({
      config,
      logger,
      answer: (request, response) =>
        prometheusExporter.getMetricsRequestHandler(request, response),
    });
    lifecycle.addShutdownHook(() => server?.stop());
    return server;
  },
});

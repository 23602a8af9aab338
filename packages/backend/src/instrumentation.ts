import { metrics } from '@opentelemetry/api';
import { PrometheusExporter } from '@opentelemetry/exporter-prometheus';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { MeterProvider } from '@opentelemetry/sdk-metrics';

// Meters that are made before there is a provider stay mute, so this is the
// first import of the backend. It reads no config yet: where the figures are
// served, and whether, is decided in `metrics/metricsServerFactory.ts`.

/** Everything that is metered in this process, in the text format of Prometheus. */
export const prometheusExporter = new PrometheusExporter({
  preventServerStart: true,
});

metrics.setGlobalMeterProvider(
  new MeterProvider({
    resource: resourceFromAttributes({ 'service.name': 'wheelhouse' }),
    readers: [prometheusExporter],
  }),
);

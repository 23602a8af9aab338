import './instrumentation';
import { createBackend } from '@backstage/backend-defaults';
import { metricsServerFactory } from './metrics/metricsServerFactory';
import { demoPolicyModule } from './policy/demoPolicyModule';
import { sandboxSupplierFactory } from './sandbox/sandboxSupplierFactory';

const backend = createBackend();

backend.add(import('@backstage/plugin-app-backend'));

backend.add(import('@backstage/plugin-auth-backend'));
backend.add(import('@backstage/plugin-auth-backend-module-guest-provider'));

backend.add(import('@backstage/plugin-permission-backend'));
backend.add(demoPolicyModule);

backend.add(import('@backstage/plugin-catalog-backend'));
backend.add(import('@backstage/plugin-catalog-backend-module-logs'));

backend.add(import('@backstage/plugin-notifications-backend'));
backend.add(import('@backstage/plugin-signals-backend'));
backend.add(import('@backstage/plugin-user-settings-backend'));
backend.add(import('@backstage/plugin-mcp-actions-backend'));

backend.add(import('@wheelhouse/backstage-plugin-cluster-backend'));
backend.add(sandboxSupplierFactory);
backend.add(metricsServerFactory);

// Backstage would stay, half alive, and answer nothing.
backend.start().catch(error => {
  process.stderr.write(
    `The backend cannot start: ${
      error instanceof Error ? error.message : error
    }\n`,
  );
  process.exit(1);
});

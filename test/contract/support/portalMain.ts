import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { createBackend } from '@backstage/backend-defaults';
import { mockServices } from '@backstage/backend-test-utils';
import clusterPlugin from '@wheelhouse/backstage-plugin-cluster-backend';

// A portal in a process of its own, with everything real but who the user is.
// Arguments: port, kubeconfig, and for how many milliseconds credentials hold.
const [port, kubeconfig, lifetime] = process.argv.slice(2);

const httpAuth = mockServices.httpAuth();
const backend = createBackend();
for (const feature of [
  clusterPlugin,
  mockServices.auth.factory(),
  createServiceFactory({
    service: coreServices.httpAuth,
    deps: {},
    factory: () => ({
      ...httpAuth,
      credentials: async (...parameters) => ({
        ...(await httpAuth.credentials(...parameters)),
        ...(lifetime && {
          expiresAt: new Date(Date.now() + Number(lifetime)),
        }),
      }),
    }),
  }),
  mockServices.rootConfig.factory({
    data: {
      backend: {
        baseUrl: `http://127.0.0.1:${port}`,
        listen: { host: '127.0.0.1', port: Number(port) },
      },
      wheelhouse: { kubeconfig: { path: kubeconfig } },
    },
  }),
]) {
  backend.add(feature);
}

backend.start().then(
  () => process.stdout.write('up\n'),
  error => {
    process.stderr.write(`${error}\n`);
    process.exit(1);
  },
);

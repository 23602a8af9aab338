import { createBackend } from '@backstage/backend-defaults';

// The peer: what a portal has when it takes Backstage's own Kubernetes plugin,
// and nothing beside it that would cost anything. Permissions are not enabled,
// which is the least work for it.
const backend = createBackend();

backend.add(import('@backstage/plugin-auth-backend'));
backend.add(import('@backstage/plugin-auth-backend-module-guest-provider'));
backend.add(import('@backstage/plugin-catalog-backend'));
backend.add(import('@backstage/plugin-kubernetes-backend'));

backend.start().catch((error: unknown) => {
  process.stderr.write(`The peer cannot start: ${error}\n`);
  process.exit(1);
});

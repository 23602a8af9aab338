import { eventually } from '../support/customKind';
import { GatewayPortal } from '../support/GatewayPortal';
import { adminConfig } from '../support/kubeConfigs';
import { control } from '../../targets/control';
import { RawApi } from '../../targets/RawApi';
import { contractTargets } from '../support/targets';

interface AuditedRequest {
  auditID: string;
  verb: string;
  requestURI: string;
  resource?: string;
}

// Only a real API server writes an audit log.
const real = contractTargets().filter(({ name }) => name === 'real cluster');

describe('many viewers', () => {
  if (real.length === 0) {
    // `each` fails for an empty table.
    it.todo('cost a real cluster one list and one watch per kind');
    return;
  }

  it.each(real)(
    'cost the $name one list and one watch per kind',
    async target => {
      await servesWatches(new RawApi(target.kubeconfig));
      const since = Date.now();
      const portal = await GatewayPortal.start({
        kubeConfig: adminConfig(target),
      });
      try {
        const kinds = ['pods', 'nodes', 'deployments', 'services', 'events'];
        for (let index = 0; index < 50; index += 1) {
          const feed = await portal.feed(
            kinds.map(kind => ({ id: kind, kind })),
            `user:default/viewer-${index % 10}`,
          );
          await feed.until(f =>
            kinds.every(kind => f.state(kind).sources[0]?.state === 'live'),
          );
        }
        const { requests } = await control<{ requests: AuditedRequest[] }>(
          target,
          'audited-requests',
          { since },
        );
        for (const kind of kinds) {
          const count = (verb: string) =>
            new Set(
              requests
                .filter(
                  request => request.resource === kind && request.verb === verb,
                )
                .map(({ auditID }) => auditID),
            ).size;
          expect([kind, count('list') <= 1]).toEqual([kind, true]);
          expect([kind, count('watch')]).toEqual([kind, 1]);
        }
      } finally {
        await portal.stop();
      }
    },
    300_000,
  );
});

/** An API server that another suite has just started refuses watches until its caches are filled. */
async function servesWatches(api: RawApi): Promise<void> {
  for (const path of [
    '/api/v1/pods',
    '/api/v1/nodes',
    '/apis/apps/v1/deployments',
    '/api/v1/services',
    '/api/v1/events',
  ]) {
    await eventually(async () => {
      await api.watch(`${path}?watch=true&timeoutSeconds=1`, { count: 1 });
    });
  }
}

import { ClusterActionOptions } from './ClusterActionOptions';
import { readOnlyAction } from './readOnlyAction';
import { requireUser } from './requireUser';

const name = 'list-entity-workloads';

/** The action with which an agent finds what runs for a catalog entity. */
export function registerListEntityWorkloads(
  options: ClusterActionOptions,
): void {
  const { actionsRegistry, auth, gateway } = options;
  actionsRegistry.register({
    name,
    title: "List an entity's Kubernetes workloads",
    description: `
Lists the Deployments, StatefulSets, DaemonSets, Jobs and CronJobs that belong
to a catalog entity, over all clusters, with their status as kubectl would say
it. The entity's annotations (backstage.io/kubernetes-id,
backstage.io/kubernetes-label-selector, -namespace, -cluster) select them; only
what the calling user may see is listed; "unavailable" names the clusters and kinds
that could not be read, and why.
    `.trim(),
    attributes: readOnlyAction,
    schema: {
      input: z =>
        z.object({
          entityRef: z
            .string()
            .describe('Catalog entity, e.g. component:default/cart'),
        }),
      output: z =>
        z.object({
          workloads: z.array(
            z.object({
              cluster: z.string(),
              kind: z.string().describe('For example Deployment'),
              namespace: z.string(),
              name: z.string(),
              created: z.number().describe('Seconds since the epoch'),
              tone: z
                .enum([
                  'ok',
                  'done',
                  'progressing',
                  'unknown',
                  'warning',
                  'error',
                ])
                .describe('How the status is to be read'),
              reason: z.string().describe('The status in a word or two'),
              message: z.string().optional(),
              desired: z.number().optional().describe('Replicas wanted'),
              ready: z.number(),
              updated: z.number().optional(),
              available: z.number().optional(),
              images: z.array(z.string()),
            }),
          ),
          unavailable: z
            .array(
              z.object({
                cluster: z.string(),
                kind: z.string(),
                state: z.string().describe('stale, denied, absent or failed'),
                reason: z.string().optional(),
              }),
            )
            .describe('Where the list may be incomplete or old'),
        }),
    },
    action: async ({ input, credentials }) => {
      const { workloads, sources } = await gateway.workloads(
        requireUser(auth, credentials, name),
        input.entityRef,
      );
      return {
        output: {
          workloads: workloads.map(row => ({
            ...row,
            images: [...row.images],
          })),
          unavailable: sources
            .filter(({ state }) => state !== 'live')
            .map(({ cluster, kind, state, reason }) => ({
              cluster,
              kind,
              state,
              reason,
            })),
        },
      };
    },
  });
}

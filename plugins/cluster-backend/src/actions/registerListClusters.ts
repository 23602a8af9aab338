import { ClusterActionOptions } from './ClusterActionOptions';
import { readOnlyAction } from './readOnlyAction';
import { requireUser } from './requireUser';

const name = 'list-clusters';

/** The action with which an agent finds out what clusters there are. */
export function registerListClusters(options: ClusterActionOptions): void {
  const { actionsRegistry, auth, gateway } = options;
  actionsRegistry.register({
    name,
    title: 'List Kubernetes clusters',
    description: `
Lists the Kubernetes clusters of which the calling user may see anything, with
their health. Call this first: other actions take the name of a cluster as it
stands here. A cluster whose state is not "live" may show old data; "reason"
says why. "problems" names parts of the portal's cluster config that are not
supported.
    `.trim(),
    attributes: readOnlyAction,
    schema: {
      input: z => z.object({}),
      output: z =>
        z.object({
          clusters: z.array(
            z.object({
              name: z.string().describe('Name to use in other actions'),
              title: z.string(),
              state: z.enum(['connecting', 'live', 'unreachable', 'denied']),
              since: z.string().describe('When the state began, ISO 8601'),
              reason: z.string().optional(),
              version: z
                .string()
                .optional()
                .describe('Version of the API server'),
              identity: z
                .enum(['serviceAccount', 'impersonate'])
                .describe('In whose name the cluster is asked'),
              allow: z
                .array(z.string())
                .describe('Verb groups that config allows; none: read-only'),
              sandbox: z.boolean().describe('A pretend cluster for trying out'),
            }),
          ),
          problems: z.array(
            z.object({ name: z.string(), message: z.string() }),
          ),
        }),
    },
    action: async ({ credentials }) => ({
      output: await gateway.clusters(requireUser(auth, credentials, name)),
    }),
  });
}

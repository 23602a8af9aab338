import { isError } from '@backstage/errors';
import { ObjectTarget } from '@wheelhouse/backstage-plugin-cluster-node';
import { AuditedGateway } from '../service/AuditedGateway';
import { Caller } from '../service/Caller';
import { ClusterActionOptions } from './ClusterActionOptions';
import { readOnlyAction } from './readOnlyAction';
import { requireUser } from './requireUser';

const name = 'describe-object';

/** The action with which an agent looks closely at one object. */
export function registerDescribeObject(options: ClusterActionOptions): void {
  const { actionsRegistry, auth, gateway } = options;
  actionsRegistry.register({
    name,
    title: 'Describe a Kubernetes object',
    description: `
Reads one Kubernetes object and the events about it, much as "kubectl describe"
does. Literal values of environment variables are masked and values of Secrets
are never there; "masked" says what was hidden. Where the calling user may not
see events, "eventsProblem" says why.
    `.trim(),
    attributes: readOnlyAction,
    schema: {
      input: z =>
        z.object({
          cluster: z.string().describe('Name as list-clusters gives it'),
          kind: z
            .string()
            .describe('Resource as kubectl names it, in plural: pods'),
          namespace: z
            .string()
            .optional()
            .describe('Leave out for cluster-scoped kinds such as nodes'),
          name: z.string(),
        }),
      output: z =>
        z.object({
          object: z.record(z.unknown()).describe('Without managedFields'),
          masked: z
            .object({ paths: z.array(z.string()), reason: z.string() })
            .optional(),
          events: z
            .array(
              z.object({
                type: z.string(),
                reason: z.string(),
                message: z.string(),
                count: z.number(),
                firstSeen: z.number().describe('Seconds since the epoch'),
                lastSeen: z.number().describe('Seconds since the epoch'),
                source: z.string(),
                about: z.object({
                  kind: z.string(),
                  namespace: z.string(),
                  name: z.string(),
                  uid: z.string(),
                }),
              }),
            )
            .describe('Newest first'),
          eventsProblem: z.string().optional(),
        }),
    },
    action: async ({ input, credentials }) => {
      const caller = requireUser(auth, credentials, name);
      const { object, masked } = await gateway.object(caller, input, 'masked');
      const events = await eventsOrProblem(gateway, caller, input);
      return { output: { object: { ...object }, masked, ...events } };
    },
  });
}

// An object that may be seen is worth having even where its events may not.
async function eventsOrProblem(
  gateway: AuditedGateway,
  caller: Caller,
  target: ObjectTarget,
) {
  try {
    return await gateway.events(caller, target);
  } catch (error) {
    if (isError(error) && error.name === 'NotAllowedError') {
      return { events: [], eventsProblem: error.message };
    }
    throw error;
  }
}

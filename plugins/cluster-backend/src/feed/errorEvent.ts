import { LoggerService } from '@backstage/backend-plugin-api';
import { isError } from '@backstage/errors';
import { ErrorEvent } from '@wheelhouse/backstage-plugin-cluster-common';

// Errors whose messages are written for the caller.
const expectedErrors: readonly string[] = [
  'AuthenticationError',
  'ConflictError',
  'InputError',
  'NotAllowedError',
  'NotFoundError',
  'NotImplementedError',
  'ServiceUnavailableError',
];

/** Tells the reader of a feed why a subscription cannot be served. What nobody expected is for the log only. */
export function errorEvent(
  id: string,
  error: unknown,
  logger: LoggerService,
): ErrorEvent {
  if (isError(error) && expectedErrors.includes(error.name)) {
    const { name, message } = error;
    return { type: 'error', id, error: { name, message } };
  }
  logger.error(
    'A subscription of a feed failed unexpectedly',
    isError(error) ? error : { error: String(error) },
  );
  return {
    type: 'error',
    id,
    error: {
      name: 'InternalError',
      message: 'An internal error occurred; the log of the backend has it.',
    },
  };
}

import {
  InputError,
  NotAllowedError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import { KindNotServedError } from '../upstream/Discovery';
import { KubernetesApiError } from '../upstream/KubernetesApiError';

const passedOn: ReadonlySet<string> = new Set([
  'InputError',
  'NotAllowedError',
  'NotFoundError',
]);

/** The error that a caller of the gateway gets for what an API server said, or that it said nothing. */
export function gatewayError(cluster: string, error: unknown): Error {
  if (error instanceof Error && passedOn.has(error.name)) {
    return error;
  }
  if (error instanceof KindNotServedError) {
    return new NotFoundError(`Cluster '${cluster}': ${error.message}`);
  }
  if (!(error instanceof KubernetesApiError)) {
    const message = error instanceof Error ? error.message : String(error);
    return new ServiceUnavailableError(
      `Cluster '${cluster}' could not be reached: ${message}`,
    );
  }
  const said = `Cluster '${cluster}' said: ${error.message}`;
  switch (error.status) {
    case 400:
    case 422:
      return new InputError(said);
    case 403:
      return new NotAllowedError(said);
    case 404:
      return new NotFoundError(said);
    default:
      return new ServiceUnavailableError(said);
  }
}

import type { IncomingMessage } from 'node:http';
import { KubernetesApiError } from './KubernetesApiError';
import { readBody } from './readBody';

const statusBytes = 1024 * 1024;

/** The error that an answer outside of 2xx stands for. Reads the answer to its end. */
export async function answerError(
  response: IncomingMessage,
  pause: number,
): Promise<Error> {
  const status = response.statusCode ?? 0;
  if (status >= 300 && status < 400) {
    response.destroy();
    return new KubernetesApiError({
      status,
      reason: 'Redirect',
      message: `The API server answered with a redirect (${status}), which is never followed; put the address that it redirects to into the config.`,
    });
  }
  const retryAfter = seconds(response.headers['retry-after']);
  const body = await readBody(response, { maximumBytes: statusBytes, pause });
  const said = parseStatus(body, status);
  return new KubernetesApiError({
    status,
    reason: said?.reason,
    retryAfter: retryAfter ?? said?.retryAfter,
    message:
      said?.message ??
      `The API server answered ${status} ${
        response.statusMessage ?? ''
      } without a Kubernetes status (${
        response.headers['content-type'] ?? 'no content type'
      }); perhaps a proxy answered in its place.`,
  });
}

function parseStatus(body: string, status: number) {
  try {
    return KubernetesApiError.fromStatus(JSON.parse(body), status);
  } catch {
    return undefined;
  }
}

function seconds(retryAfter: string | undefined): number | undefined {
  const value = Number(retryAfter);
  return retryAfter && Number.isFinite(value) && value >= 0 ? value : undefined;
}

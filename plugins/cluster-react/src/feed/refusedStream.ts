import { ResponseError } from '@backstage/errors';
import { StreamEnd } from './StreamEnd';

const defaultRetryMs = 5_000;
/** Credentials are renewed elsewhere; nobody tells when. */
const credentialsRetryMs = 10_000;
const longestRetryMs = 120_000;

/** What an HTTP error on the feed means. */
export async function refusedStream(
  response: Response,
  now: number,
): Promise<StreamEnd> {
  const { status, statusText } = response;
  if (status >= 500 || status === 408) {
    return {
      kind: 'lost',
      reason: `The portal's backend answered ${status} ${statusText}`.trim(),
    };
  }
  const retryAfter = response.headers.get('Retry-After');
  const { cause } = await ResponseError.fromResponse(response);
  const said = cause.message;
  switch (status) {
    case 401:
      return {
        ...refused(
          'AuthenticationError',
          `Your session has ended: sign in again. (${said})`,
        ),
        retryAfterMs: credentialsRetryMs,
      };
    case 403:
      return refused('NotAllowedError', said);
    case 404:
      // A backend that is starting answers so until the plugin is up.
      return {
        ...refused(
          'NotFoundError',
          'This portal has no live feed: the backend plugin "cluster" does not answer at its address. It is tried again by itself.',
        ),
        retryAfterMs: defaultRetryMs,
      };
    case 413:
      return refused(
        'PayloadTooLargeError',
        `This page asks for more than one feed may carry: narrow it by filters. (${said})`,
      );
    case 429:
      return {
        ...refused(
          'TooManyRequestsError',
          `Too many live views are open: close some tabs. It is tried again by itself. (${said})`,
        ),
        retryAfterMs: retryMs(retryAfter, now),
      };
    default:
      return refused(cause.name, `The live feed was refused: ${said}`);
  }
}

function refused(name: string, message: string) {
  return { kind: 'refused' as const, error: { name, message } };
}

/** `Retry-After` holds seconds or a date (RFC 9110, 10.2.3). */
function retryMs(header: string | null, now: number): number {
  const seconds = Number(header ?? '');
  const ms =
    header && Number.isNaN(seconds) ? Date.parse(header) - now : seconds * 1000;
  return ms > 0 ? Math.min(ms, longestRetryMs) : defaultRetryMs;
}

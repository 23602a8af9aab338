import { describeConnectionError } from './describeConnectionError';
import { KindNotServedError } from './Discovery';
import { KubernetesApiError } from './KubernetesApiError';

/** What a failed list or watch means for what comes next. */
export interface WatchFailure {
  /**
   * `expired`: the place to resume from is gone. `refused`: the API server does
   * not accept the request as it is. `interrupted`: everything that is worth
   * trying again as it was.
   */
  means: 'expired' | 'denied' | 'absent' | 'refused' | 'interrupted';
  /** A sentence for people. */
  reason: string;
  /** The API server is there and answered that it cannot do this. */
  answered?: boolean;
  /** Seconds that the API server asks to wait. */
  retryAfter?: number;
}

/** Sorts what a list or watch threw. */
export function watchFailure(error: unknown): WatchFailure {
  if (error instanceof KindNotServedError) {
    return { means: 'absent', reason: error.message };
  }
  if (!(error instanceof KubernetesApiError)) {
    return {
      means: 'interrupted',
      reason: describeConnectionError(error).message,
    };
  }
  const { message: reason, retryAfter } = error;
  switch (error.status) {
    case 403:
      return { means: 'denied', reason };
    case 404:
      return { means: 'absent', reason };
    case 410:
      return { means: 'expired', reason };
    case 400:
    case 405:
    case 406:
    case 415:
    case 422:
    case 501:
      return { means: 'refused', reason };
    case 429:
    case 503:
      return { means: 'interrupted', reason, retryAfter };
    default:
      return { means: 'interrupted', reason, retryAfter, answered: true };
  }
}

import { ApiClient } from './ApiClient';
import { jittered } from './Backoff';
import { Pause } from './Pause';

/** Options of `watchAccess`. */
export interface WatchAccess {
  client: ApiClient;
  group: string;
  plural: string;
  namespace?: string;
  /** Milliseconds between two checks, ± a third. */
  interval: number;
  onDenied(): void;
}

/**
 * Asks the API server now and then whether the gateway may still watch a
 * collection: it checks a watch only when that begins. Returns the way to stop.
 */
export function watchAccess(options: WatchAccess): () => void {
  const stopping = new AbortController();
  const pause = new Pause();
  const check = async () => {
    const { signal } = stopping;
    let allowed = true;
    while (allowed && !signal.aborted) {
      await pause.wait(jittered(options.interval));
      allowed = signal.aborted || (await mayWatch(options, signal));
    }
    if (!signal.aborted) {
      options.onDenied();
    }
  };
  void check();
  return () => {
    stopping.abort();
    pause.end();
  };
}

async function mayWatch(
  options: WatchAccess,
  signal: AbortSignal,
): Promise<boolean> {
  const { client, group, plural, namespace } = options;
  try {
    const review = await client.request<{ status?: { allowed?: boolean } }>({
      method: 'POST',
      path: '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews',
      signal,
      body: {
        apiVersion: 'authorization.k8s.io/v1',
        kind: 'SelfSubjectAccessReview',
        spec: {
          resourceAttributes: {
            group,
            resource: plural,
            namespace,
            verb: 'watch',
          },
        },
      },
    });
    return review.status?.allowed !== false;
  } catch {
    // Who cannot ask learns it from the next watch, a few minutes later.
    return true;
  }
}

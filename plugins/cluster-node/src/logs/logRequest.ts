import { ApiRequest, Impersonation } from '../upstream/ApiClient';
import { resourcePath } from '../upstream/resourcePath';

/** A container's log, or that of its last instance. */
export interface LogTarget {
  namespace: string;
  pod: string;
  container: string;
  /** Of the instance before the last restart. */
  previous?: boolean;
  /** Only so many of the lines that are there already; all if not given. */
  tailLines?: number;
  /** Only lines of the last so many seconds. */
  sinceSeconds?: number;
  /** Who the API server shall see; the gateway itself if not given. */
  impersonate?: Impersonation;
  signal?: AbortSignal;
}

/** The request for a log (core/v1 `PodLogOptions`). `sinceTime` goes before what the target says of lines that are there. */
export function logRequest(
  target: LogTarget,
  options: { follow: boolean; sinceTime?: string },
): ApiRequest {
  const { namespace, pod, container, impersonate, signal } = target;
  const { follow, sinceTime } = options;
  return {
    path: resourcePath({
      ...{ group: '', version: 'v1', plural: 'pods', namespace, name: pod },
      subresource: 'log',
    }),
    query: {
      ...{ container, follow, timestamps: true },
      previous: target.previous || undefined,
      ...(sinceTime
        ? { sinceTime }
        : {
            tailLines: target.tailLines,
            sinceSeconds: target.sinceSeconds,
          }),
    },
    ...{ impersonate, signal },
    accept: '*/*',
  };
}

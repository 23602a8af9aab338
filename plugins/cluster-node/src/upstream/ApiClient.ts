import type { WebSocket } from 'ws';
import type { SocketRequest } from './openSocket';

/** Who a single request acts as. */
export interface Impersonation {
  user: string;
  groups: string[];
}

/** One request to an API server. */
export interface ApiRequest {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Absolute path on the API server, e.g. `/api/v1/namespaces`; a base path of the server is put before it. */
  path: string;
  query?: Readonly<
    Record<string, string | number | boolean | readonly string[] | undefined>
  >;
  body?: unknown;
  contentType?: string;
  accept?: string;
  impersonate?: Impersonation;
  /**
   * Milliseconds until the answer begins, and then the longest pause within
   * it; 30,000 if not given. Not applied to streams once they have answered.
   */
  timeout?: number;
  /**
   * Bytes of JSON that `request` accepts once unpacked; 128 MiB if not given,
   * which is a page of 500 objects of 256 KiB each. More is an error.
   */
  maximumBytes?: number;
  signal?: AbortSignal;
}

/**
 * Talks to one API server with the gateway's own credentials. Headers are built
 * from nothing, redirects are never followed, and every answer that is not 2xx
 * is thrown as a `KubernetesApiError`; what is no answer of an API server at
 * all (refused connection, TLS, time-out, HTML) as an `ApiConnectionError`.
 */
export interface ApiClient {
  /** The parsed JSON of the answer. */
  request<T = unknown>(request: ApiRequest): Promise<T>;
  /** The answer's bytes as they come, for watches and logs. Leaving the loop ends the request. */
  stream(request: ApiRequest): Promise<AsyncIterable<Buffer>>;
  /** A WebSocket that stands, paused; see `openSocket`. */
  socket(request: SocketRequest): Promise<WebSocket>;
}

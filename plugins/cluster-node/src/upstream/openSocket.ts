import type { IncomingMessage } from 'node:http';
import { WebSocket } from 'ws';
import { answerError } from './answerError';
import { ApiRequest } from './ApiClient';
import { ApiConnectionError } from './ApiConnectionError';
import type { CredentialSet } from './ApiCredentials';
import { describeConnectionError } from './describeConnectionError';
import { queryString } from './queryString';
import { requestHeaders } from './requestHeaders';
import type { ServerAddress } from './ServerAddress';

/** One WebSocket to an API server. */
export interface SocketRequest
  extends Pick<ApiRequest, 'path' | 'query' | 'impersonate' | 'signal'> {
  /** Subprotocols, the best first; a server that takes none of them is an error. */
  protocols: readonly string[];
}

/** What it takes to open a socket. */
export interface OpenSocketOptions {
  address: ServerAddress;
  credentials: CredentialSet;
  request: SocketRequest;
  /** Milliseconds until it must stand. */
  timeout: number;
}

// What the API server's own library sends at most, in one message.
const largestMessage = 32 * 1024 * 1024;

/**
 * Opens a WebSocket and resolves with it **paused**, so that no frame is lost
 * before somebody listens. Redirects are not followed and nothing is pooled; a
 * refusal is thrown as the `KubernetesApiError` that the server sent, what is
 * no answer of an API server as an `ApiConnectionError`.
 */
export async function openSocket(
  options: OpenSocketOptions,
): Promise<WebSocket> {
  const { address, credentials, request, timeout } = options;
  const { secure, hostname, port, basePath } = address;
  const { signal, protocols } = request;
  signal?.throwIfAborted();
  const host = hostname.includes(':') ? `[${hostname}]` : hostname;
  const origin = `${secure ? 'wss' : 'ws'}://${host}:${port}`;
  const path = basePath + request.path + queryString(request.query);
  const socket = new WebSocket(origin + path, [...protocols], {
    headers: requestHeaders(request, credentials.headers) as Record<
      string,
      string
    >,
    agent: credentials.proxy,
    ...(secure && credentials.tls),
    followRedirects: false,
    handshakeTimeout: timeout,
    maxPayload: largestMessage,
    perMessageDeflate: false,
  });
  return new Promise((resolve, reject) => {
    let refusal: IncomingMessage | undefined;
    const abort = () => {
      refusal?.destroy();
      socket.terminate();
      reject(signal?.reason);
    };
    const settle = () => signal?.removeEventListener('abort', abort);
    signal?.addEventListener('abort', abort);
    socket.once('open', () => {
      settle();
      socket.pause();
      resolve(socket);
    });
    socket.once('unexpected-response', (_request, response) => {
      refusal = response;
      answerError(response, timeout).then(reject, reject).finally(settle);
    });
    // Stays for good: what breaks later is told by the close event as well.
    socket.on('error', error => {
      settle();
      reject(handshakeError(error));
    });
  });
}

function handshakeError(error: Error): Error {
  if (/handshake has timed out/.test(error.message)) {
    return new ApiConnectionError('The API server did not answer in time.', {
      code: 'ETIMEDOUT',
      cause: error,
    });
  }
  if (/subprotocol/.test(error.message)) {
    return new ApiConnectionError(
      'The API server speaks none of the protocols that the portal does (v5.channel.k8s.io, v4.channel.k8s.io); perhaps a proxy answered in its place.',
      { cause: error },
    );
  }
  return describeConnectionError(error);
}

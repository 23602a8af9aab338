import http, { IncomingMessage } from 'node:http';
import https from 'node:https';
import type { KubeConfig } from '@kubernetes/client-node';
import type { WebSocket } from 'ws';
import { AgentPool } from './AgentPool';
import { answerError } from './answerError';
import { ApiClient, ApiRequest } from './ApiClient';
import { ApiConnectionError } from './ApiConnectionError';
import { ApiCredentials, CredentialSet } from './ApiCredentials';
import { describeConnectionError } from './describeConnectionError';
import { KubernetesApiError } from './KubernetesApiError';
import { openSocket, SocketRequest } from './openSocket';
import { queryString } from './queryString';
import { readBody } from './readBody';
import { requestHeaders } from './requestHeaders';
import { parseServerAddress, ServerAddress } from './ServerAddress';
import { defaultUpstreamTiming } from './UpstreamTiming';

const defaultTimeout = 30_000;
const defaultMaximumBytes = 128 * 1024 * 1024;

/** Options of `HttpApiClient.create`. */
export interface HttpApiClientOptions {
  /** Its current context says where the API server is and who the gateway is. */
  kubeConfig: KubeConfig;
  /** Milliseconds until a connection must stand. */
  connectTimeout?: number;
}

/** An `ApiClient` over `node:https`, with connections of its own. */
export class HttpApiClient implements ApiClient {
  private readonly pool: AgentPool;
  private readonly closing = new AbortController();

  private constructor(
    private readonly address: ServerAddress,
    private readonly credentials: ApiCredentials,
    private readonly connectTimeout: number,
  ) {
    this.pool = new AgentPool(address.secure);
  }

  /** Throws an `Error` with a sentence if the kubeconfig names no usable address. */
  static create(options: HttpApiClientOptions): HttpApiClient {
    const credentials = ApiCredentials.create(options.kubeConfig);
    const server = options.kubeConfig.getCurrentCluster()?.server ?? '';
    return new HttpApiClient(
      parseServerAddress(server),
      credentials,
      options.connectTimeout ?? defaultUpstreamTiming.connect,
    );
  }

  async request<T = unknown>(request: ApiRequest): Promise<T> {
    const { timeout: pause = defaultTimeout } = request;
    const response = await this.answer(request, 'gzip');
    const body = await readBody(response, {
      maximumBytes: request.maximumBytes ?? defaultMaximumBytes,
      pause,
    });
    try {
      return JSON.parse(body);
    } catch (error) {
      throw new ApiConnectionError(
        `The API server answered with something that is no JSON (${
          response.headers['content-type'] ?? 'no content type'
        }); perhaps a proxy answered in its place.`,
        { cause: error },
      );
    }
  }

  async stream(request: ApiRequest): Promise<AsyncIterable<Buffer>> {
    // No gzip: what unpacks it would hold changes back until its window is full.
    return described(await this.answer(request, 'identity'));
  }

  async socket(request: SocketRequest): Promise<WebSocket> {
    const { address, connectTimeout: timeout } = this;
    const { signal: closing } = this.closing;
    const signals = request.signal ? [request.signal, closing] : [closing];
    const signal = AbortSignal.any(signals);
    const open = (credentials: CredentialSet) => {
      this.checkOpen();
      return openSocket({
        ...{ address, credentials, timeout },
        request: { ...request, signal },
      });
    };
    const credentials = await this.credentials.get(closing);
    const socket = await open(credentials)
      .catch(async error => {
        const renewed =
          isUnauthorized(error) &&
          (await this.credentials.refresh(credentials, closing));
        if (renewed) {
          return open(renewed);
        }
        throw error;
      })
      .catch(error => {
        this.checkOpen();
        throw isUnauthorized(error) ? this.unauthorized() : error;
      });
    const end = () => socket.terminate();
    closing.addEventListener('abort', end);
    socket.once('close', () => closing.removeEventListener('abort', end));
    return socket;
  }

  /** What kind of credential the gateway uses here, as the beginning of a sentence. */
  get credential(): string {
    return this.credentials.description;
  }

  /** Ends everything that is under way. */
  close(): void {
    this.closing.abort();
    this.pool.destroy();
  }

  private async answer(
    request: ApiRequest,
    encoding: string,
  ): Promise<IncomingMessage> {
    const { signal } = this.closing;
    const credentials = await this.credentials.get(signal);
    let response = await this.send(request, credentials, encoding);
    if (response.statusCode === 401) {
      const renewed = await this.credentials.refresh(credentials, signal);
      if (renewed) {
        response.resume();
        response = await this.send(request, renewed, encoding);
      }
    }
    const status = response.statusCode ?? 0;
    if (status >= 200 && status < 300) {
      return response;
    }
    const error = await answerError(
      response,
      request.timeout ?? defaultTimeout,
    );
    throw status === 401 ? this.unauthorized() : error;
  }

  private unauthorized(): KubernetesApiError {
    return new KubernetesApiError({
      status: 401,
      reason: 'Unauthorized',
      message: `${this.credential} of this cluster is not accepted by its API server (401); it is wrong, expired or revoked.`,
    });
  }

  private checkOpen(): void {
    if (this.closing.signal.aborted) {
      throw new ApiConnectionError('The connection to the cluster is closed.');
    }
  }

  private async send(
    request: ApiRequest,
    credentials: CredentialSet,
    encoding: string,
  ): Promise<IncomingMessage> {
    try {
      return await this.sendOnce(request, credentials, encoding);
    } catch (error) {
      const reads = (request.method ?? 'GET') === 'GET';
      if (reads && error instanceof StaleConnectionError) {
        return await this.sendOnce(request, credentials, encoding);
      }
      throw error;
    }
  }

  private async sendOnce(
    request: ApiRequest,
    credentials: CredentialSet,
    encoding: string,
  ): Promise<IncomingMessage> {
    const { address } = this;
    const body =
      request.body === undefined ? undefined : JSON.stringify(request.body);
    const headers = {
      ...requestHeaders(request, credentials.headers),
      'Accept-Encoding': encoding,
      ...(body !== undefined && { 'Content-Length': Buffer.byteLength(body) }),
    };
    this.checkOpen();
    return new Promise((resolve, reject) => {
      const sent = (address.secure ? https : http).request({
        host: address.hostname,
        port: address.port,
        method: request.method ?? 'GET',
        path: address.basePath + request.path + queryString(request.query),
        headers,
        agent: this.pool.agent(credentials),
        signal: request.signal,
      });
      const fail = (message: string) =>
        sent.destroy(new ApiConnectionError(message, { code: 'ETIMEDOUT' }));
      const connecting = setTimeout(
        () =>
          fail(
            `The API server did not accept a connection within ${
              this.connectTimeout / 1000
            } s.`,
          ),
        this.connectTimeout,
      );
      const timeout = request.timeout ?? defaultTimeout;
      const answering = setTimeout(
        () => fail(`The API server did not answer within ${timeout / 1000} s.`),
        timeout,
      );
      const clear = () => {
        clearTimeout(connecting);
        clearTimeout(answering);
      };
      sent.once('socket', socket => {
        if (sent.reusedSocket) {
          clearTimeout(connecting);
        } else {
          socket.once(address.secure ? 'secureConnect' : 'connect', () =>
            clearTimeout(connecting),
          );
        }
      });
      sent.once('response', response => {
        clear();
        resolve(response);
      });
      sent.on('error', error => {
        clear();
        const { code } = error as NodeJS.ErrnoException;
        reject(
          sent.reusedSocket && code === 'ECONNRESET'
            ? new StaleConnectionError(error)
            : describeConnectionError(error),
        );
      });
      sent.end(body);
    });
  }
}

/** A kept-alive connection that the server had closed just before it was used again. */
class StaleConnectionError extends ApiConnectionError {
  constructor(cause: unknown) {
    super('The connection to the API server was cut.', {
      code: 'ECONNRESET',
      cause,
    });
  }
}

function isUnauthorized(error: unknown): boolean {
  return error instanceof KubernetesApiError && error.status === 401;
}

async function* described(response: IncomingMessage): AsyncGenerator<Buffer> {
  try {
    yield* response;
  } catch (error) {
    throw describeConnectionError(error);
  } finally {
    response.destroy();
  }
}

import { once } from 'node:events';
import http, { IncomingMessage, ServerResponse } from 'node:http';
import { AddressInfo } from 'node:net';
import { KubeConfig, User } from '@kubernetes/client-node';

/** A request that a `ScriptedServer` got. */
export interface ReceivedRequest {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: http.IncomingHttpHeaders;
  rawHeaders: string[];
  body: string;
}

/** Answers one request. */
export type Answer = (
  response: ServerResponse,
  request: ReceivedRequest,
) => void | Promise<void>;

/** An HTTP server on loopback that misbehaves exactly as it is told. */
export class ScriptedServer {
  readonly requests: ReceivedRequest[] = [];
  private queue: Answer[] = [];
  private fallback: Answer = response => status(response, 500, 'unscripted');

  private constructor(
    private readonly server: http.Server,
    readonly port: number,
  ) {}

  static async start(port = 0): Promise<ScriptedServer> {
    const server = http.createServer();
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address() as AddressInfo;
    const scripted = new ScriptedServer(server, address.port);
    server.on('request', (request, response) =>
      scripted.answer(request, response),
    );
    return scripted;
  }

  /** A kubeconfig whose current context is this server. */
  kubeConfig(user: Partial<User> = { token: 'secret-token' }, basePath = '') {
    const kubeConfig = new KubeConfig();
    kubeConfig.loadFromClusterAndUser(
      {
        name: 'scripted',
        server: `http://127.0.0.1:${this.port}${basePath}`,
        skipTLSVerify: false,
      },
      { name: 'tester', ...user },
    );
    return kubeConfig;
  }

  /** The next requests are answered by these, one each. */
  next(...answers: Answer[]): this {
    this.queue.push(...answers);
    return this;
  }

  /** What answers when nothing else is queued. */
  otherwise(answer: Answer): this {
    this.fallback = answer;
    return this;
  }

  /** Connections that are open now. */
  async connections(): Promise<number> {
    return new Promise((resolve, reject) =>
      this.server.getConnections((error, count) =>
        error ? reject(error) : resolve(count),
      ),
    );
  }

  /** Waits until no connection is open any more, 20 s at most. */
  async deserted(): Promise<void> {
    const end = Date.now() + 20_000;
    while ((await this.connections()) > 0 && Date.now() < end) {
      await new Promise(resolve => setTimeout(resolve, 5));
    }
  }

  dropConnections(): void {
    this.server.closeAllConnections();
  }

  async stop(): Promise<void> {
    if (!this.server.listening) {
      return;
    }
    const closed = once(this.server, 'close');
    this.server.close();
    this.server.closeAllConnections();
    await closed;
  }

  private async answer(request: IncomingMessage, response: ServerResponse) {
    const chunks: Buffer[] = [];
    for await (const chunk of request) {
      chunks.push(chunk);
    }
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://x');
    const received = {
      method: request.method ?? '',
      path: pathname,
      query: searchParams,
      headers: request.headers,
      rawHeaders: request.rawHeaders,
      body: Buffer.concat(chunks).toString('utf8'),
    };
    this.requests.push(received);
    await (this.queue.shift() ?? this.fallback)(response, received);
  }
}

/** Answers with JSON. */
export function json(body: unknown, code = 200): Answer {
  return response => {
    response.writeHead(code, { 'Content-Type': 'application/json' });
    response.end(JSON.stringify(body));
  };
}

/** Answers with a Kubernetes `Status`. */
export function failure(
  code: number,
  reason: string,
  message: string,
  headers: http.OutgoingHttpHeaders = {},
): Answer {
  return response => {
    response.writeHead(code, {
      'Content-Type': 'application/json',
      ...headers,
    });
    response.end(
      JSON.stringify({
        kind: 'Status',
        apiVersion: 'v1',
        status: 'Failure',
        code,
        reason,
        message,
      }),
    );
  };
}

/** Answers with lines, and ends the answer unless `open`. */
export function lines(
  events: readonly (object | string)[],
  options: { open?: boolean } = {},
): Answer {
  return response => {
    response.writeHead(200, { 'Content-Type': 'application/json' });
    response.flushHeaders();
    for (const event of events) {
      response.write(
        `${typeof event === 'string' ? event : JSON.stringify(event)}\n`,
      );
    }
    if (!options.open) {
      response.end();
    }
  };
}

function status(response: ServerResponse, code: number, text: string) {
  response.writeHead(code);
  response.end(text);
}

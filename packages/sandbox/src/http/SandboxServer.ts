import { createServer as createHttpServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import { isRecord } from '../model/KubeObject.ts';
import { StatusError, unknownResource } from '../model/StatusError.ts';
import type { SandboxCluster } from '../SandboxCluster.ts';
import { ClusterHandler } from './ClusterHandler.ts';
import { Exchange } from './Exchange.ts';
import { FaultControl } from './FaultControl.ts';
import { handleFaultRequest } from './faultHandler.ts';
import { parseRequest } from './RequestInfo.ts';
import { selfSignedCertificate } from './selfSignedCertificate.ts';
import { WatchStreams } from './WatchStreams.ts';

/** The first byte of a TLS handshake. */
const tlsHandshake = 0x16;

/**
 * The one listener of a sandbox: all clusters below `/clusters/<name>`, by
 * HTTP and by HTTPS on the same port.
 */
export class SandboxServer {
  readonly faults: FaultControl;
  readonly watches = new WatchStreams();
  private readonly identity = selfSignedCertificate();
  private readonly clusters: Map<string, SandboxCluster>;
  private readonly handler: ClusterHandler;
  private readonly isAdmin: (authorization: string | undefined) => boolean;
  private readonly connections = new Map<Socket, Set<string>>();
  private readonly http;
  private readonly https;
  private server: Server | undefined;
  private port: number;

  constructor(options: {
    clusters: SandboxCluster[];
    port: number;
    isAdmin: (authorization: string | undefined) => boolean;
  }) {
    this.clusters = new Map(options.clusters.map(item => [item.name, item]));
    this.port = options.port;
    this.isAdmin = options.isAdmin;
    this.faults = new FaultControl({
      dropWatches: scope => this.watches.drop(scope),
      expireWatches: scope => this.watches.expire(scope),
      compact: name => this.compact(name),
      setListening: listening =>
        listening ? this.listen() : this.stopListening(),
      cutConnections: name => this.cutConnections(name),
    });
    const { certificate: cert, key } = this.identity;
    const route = (request: IncomingMessage, response: ServerResponse) =>
      this.route(request, response);
    const timeouts = { keepAliveTimeout: 60_000, requestTimeout: 0 };
    this.http = createHttpServer(timeouts, route);
    this.https = createHttpsServer({ ...timeouts, cert, key }, route);
    this.watches.attach(this.faults);
    this.handler = new ClusterHandler({
      faults: this.faults,
      watches: this.watches,
    });
  }

  /** The address, once it listens. */
  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** The authority to trust for HTTPS, PEM. */
  get certificate(): string {
    return this.identity.certificate;
  }

  /** Starts to listen; does nothing when it does already. */
  async listen(): Promise<void> {
    if (this.server) {
      return;
    }
    const server = createServer(socket => this.accept(socket));
    this.server = server;
    await new Promise<void>((resolve, reject) => {
      server.once('error', error => {
        this.server = undefined;
        reject(error);
      });
      server.listen(this.port, '127.0.0.1', resolve);
    });
    const address = server.address() as AddressInfo;
    this.port = address.port;
  }

  /** Stops listening and cuts every connection. */
  async stopListening(): Promise<void> {
    const { server } = this;
    if (!server) {
      return;
    }
    this.server = undefined;
    const closed = new Promise<void>(resolve => server.close(() => resolve()));
    this.cutConnections();
    await closed;
  }

  /** Hands a connection to the protocol that its first byte speaks. */
  private accept(socket: Socket): void {
    this.connections.set(socket, new Set());
    socket.on('close', () => this.connections.delete(socket));
    // Clients that go away in the middle are no news to a test server.
    socket.on('error', () => socket.destroy());
    socket.once('readable', () => {
      const first: Buffer | null = socket.read(1);
      if (first) {
        socket.unshift(first);
        const protocol = first[0] === tlsHandshake ? this.https : this.http;
        protocol.emit('connection', socket);
      }
    });
  }

  private cutConnections(cluster?: string): void {
    for (const [socket, used] of this.connections) {
      if (cluster === undefined || used.has(cluster)) {
        socket.destroy();
      }
    }
  }

  private compact(name?: string): void {
    for (const cluster of this.clusters.values()) {
      if (name === undefined || cluster.name === name) {
        cluster.api.store.compact();
      }
    }
  }

  private route(request: IncomingMessage, response: ServerResponse): void {
    const url = new URL(request.url ?? '/', this.url);
    const match = /^\/clusters\/([^/]+)(\/.*)?$/.exec(url.pathname);
    const cluster = match ? this.clusters.get(match[1]) : undefined;
    if (cluster) {
      this.remember(request.socket, cluster.name);
      const method = request.method ?? 'GET';
      let info;
      try {
        info = parseRequest(method, match?.[2] ?? '/', url.searchParams);
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error);
        this.send(response, 400, { message });
        return;
      }
      void this.handler.handle(
        new Exchange({
          request,
          response,
          cluster,
          info,
          query: url.searchParams,
        }),
      );
      return;
    }
    void this.answerOwn(request, response, url.pathname);
  }

  /** Notes which cluster a connection is used for, to cut it when asked. */
  private remember(socket: Socket, cluster: string): void {
    for (const [connection, used] of this.connections) {
      // Under TLS the request has a socket of its own on the same ports.
      if (
        connection === socket ||
        (connection.remotePort === socket.remotePort &&
          connection.remoteAddress === socket.remoteAddress)
      ) {
        used.add(cluster);
      }
    }
  }

  private async answerOwn(
    request: IncomingMessage,
    response: ServerResponse,
    path: string,
  ): Promise<void> {
    try {
      if (!this.isAdmin(request.headers.authorization)) {
        throw new StatusError({
          code: 401,
          reason: 'Unauthorized',
          message: 'Unauthorized',
        });
      }
      if (/^\/faults(\/|$)/.test(path)) {
        const answer = await handleFaultRequest(this.faults, request, path);
        this.send(response, answer.code, answer.body);
        return;
      }
      if (path !== '/') {
        throw unknownResource();
      }
      this.send(response, 200, {
        clusters: [...this.clusters.values()].map(({ name, title }) => ({
          name,
          title,
          url: `${this.url}/clusters/${name}`,
        })),
      });
    } catch (error) {
      const body: unknown =
        error instanceof StatusError ? error.body : { message: String(error) };
      this.send(
        response,
        error instanceof StatusError ? error.code : 500,
        isRecord(body) ? body : {},
      );
    }
  }

  private send(response: ServerResponse, code: number, body: object): void {
    response.writeHead(code, { 'Content-Type': 'application/json' });
    response.end(JSON.stringify(body));
  }
}

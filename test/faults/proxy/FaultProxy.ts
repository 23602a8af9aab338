import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Server } from 'node:https';
import https from 'node:https';
import type { Socket } from 'node:net';
import type { Fault, SharedHarm } from '../plan/Fault.ts';
import { customKind, laneNames } from '../plan/lanes.ts';
import { Exchange } from './Exchange.ts';
import { Lane } from './Lane.ts';
import { statusObject } from './statusBody.ts';
import { targetOf } from './targetOf.ts';

/** Options of `FaultProxy.start`. */
export interface FaultProxyOptions {
  /** The API server. */
  readonly upstream: { readonly url: string; readonly ca: string };
  /** Of 127.0.0.1; outside of those that the system hands out, as it is left and taken again. */
  readonly port: number;
  /** Of the proxy itself, PEM. */
  readonly certificate: string;
  readonly key: string;
  /** Lanes for which the API server shall have no streaming lists. */
  readonly paged: readonly string[];
  readonly onInjected?: (fault: Fault) => void;
  readonly onError?: (error: unknown) => void;
}

/** What has come of the faults so far. */
export interface FaultTally {
  /** By what was done. */
  readonly injected: ReadonlyMap<string, number>;
  /** The sum of these. */
  readonly total: number;
  /** There was nothing to do them to. */
  readonly skipped: number;
}

/**
 * Stands between a portal and an API server, passes everything on as it is,
 * credentials too, and does the harm that it is told to.
 */
export class FaultProxy {
  private readonly options: FaultProxyOptions;
  private readonly server: Server;
  private readonly agent: https.Agent;
  private readonly lanes = new Map<string, Lane>();
  private readonly sockets = new Set<Socket>();
  /** Nothing that comes over these is answered. */
  private readonly dead = new WeakSet<Socket>();
  /** Requests that never get an answer. */
  private readonly silent = new Set<ServerResponse>();
  private readonly injected = new Map<string, number>();
  private skipped = 0;
  private notReady = 0;
  private refusedDiscoveries = 0;
  private customKindIsGone = false;
  private reopening?: NodeJS.Timeout;

  private constructor(options: FaultProxyOptions) {
    this.options = options;
    this.agent = new https.Agent({ keepAlive: true, ca: options.upstream.ca });
    const listener = {
      injected: (fault: Fault) => this.count(fault),
      skipped: () => {
        this.skipped += 1;
      },
    };
    for (const name of laneNames) {
      this.lanes.set(name, new Lane(listener));
    }
    this.server = https.createServer(
      { key: options.key, cert: options.certificate, requestTimeout: 0 },
      (request, response) => this.handle(request, response),
    );
    this.server.on('secureConnection', (socket: Socket) => {
      this.sockets.add(socket);
      socket.on('close', () => this.sockets.delete(socket));
      // Cutting connections is what this is for.
      socket.on('error', () => socket.destroy());
    });
    this.server.on('clientError', (_error, socket) => socket.destroy());
    this.server.on('error', error => options.onError?.(error));
  }

  static async start(options: FaultProxyOptions): Promise<FaultProxy> {
    const proxy = new FaultProxy(options);
    proxy.server.listen(options.port, '127.0.0.1');
    await once(proxy.server, 'listening');
    return proxy;
  }

  get url(): string {
    return `https://127.0.0.1:${this.options.port}`;
  }

  get tally(): FaultTally {
    const { injected, skipped } = this;
    const total = [...injected.values()].reduce((sum, n) => sum + n, 0);
    return { injected, total, skipped };
  }

  /** Watches that the portal has open, by lane. */
  openWatches(): Map<string, number> {
    return new Map(
      Array.from(this.lanes, ([name, lane]) => [name, lane.passages.size]),
    );
  }

  /** Does it, as soon as there is something to do it to. */
  inject(fault: Fault): void {
    if (fault.lane !== undefined) {
      this.lanes.get(fault.lane)?.add(fault);
      return;
    }
    this.injectShared(fault.what as SharedHarm);
    this.count(fault);
  }

  /** Does nothing more. What is silent by now stays silent, as far as it is a watch. */
  calm(): void {
    for (const lane of this.lanes.values()) {
      lane.clear();
    }
    this.notReady = 0;
    this.refusedDiscoveries = 0;
    this.customKindIsGone = false;
    for (const response of this.silent) {
      response.destroy();
    }
  }

  async stop(): Promise<void> {
    clearTimeout(this.reopening);
    const closed = this.server.listening
      ? once(this.server, 'close')
      : undefined;
    this.server.close();
    this.cutAll();
    await closed;
    this.agent.destroy();
  }

  private count({ what }: Fault): void {
    const name = what.harm === 'status' ? `${what.status}` : what.harm;
    this.injected.set(name, (this.injected.get(name) ?? 0) + 1);
  }

  private injectShared(harm: SharedHarm): void {
    switch (harm.harm) {
      case 'refuse-connections':
        this.refuse(harm.forMs);
        return;
      case 'cut-all':
        this.cutAll();
        return;
      case 'half-open-all':
        this.silenceAll();
        return;
      case 'not-ready':
        this.notReady = harm.times;
        return;
      default:
        this.refusedDiscoveries = harm.times;
        this.customKindIsGone = true;
        this.lanes.get(customKind.plural)?.kick();
    }
  }

  private refuse(milliseconds: number): void {
    if (!this.server.listening) {
      return;
    }
    this.server.close();
    this.cutAll();
    this.reopening = setTimeout(
      () => this.server.listen(this.options.port, '127.0.0.1'),
      milliseconds,
    );
  }

  private cutAll(): void {
    for (const socket of this.sockets) {
      socket.destroy();
    }
  }

  private silenceAll(): void {
    for (const { passages } of this.lanes.values()) {
      for (const passage of passages) {
        passage.fallSilent();
      }
    }
    for (const socket of this.sockets) {
      this.dead.add(socket);
    }
  }

  private handle(request: IncomingMessage, response: ServerResponse): void {
    response.on('error', () => response.destroy());
    const { method = 'GET', url = '/' } = request;
    const target = targetOf(method, url);
    const exchange = new Exchange(request, response, {
      agent: this.agent,
      upstream: this.options.upstream.url,
      keepSilent: () => this.keepSilent(response),
    });
    if (this.dead.has(request.socket)) {
      exchange.keepSilent();
      return;
    }
    if (target.lane === undefined) {
      this.handleOther(target.role, exchange);
      return;
    }
    const lane = this.lanes.get(target.lane) as Lane;
    if (target.lane === customKind.plural && this.customKindIsGone) {
      this.customKindIsGone = false;
      exchange.answer(404, statusObject(404));
      return;
    }
    if (target.role === 'stream' && this.options.paged.includes(target.lane)) {
      exchange.answer(422, statusObject(422));
      return;
    }
    exchange.treat(lane, target, lane.treat(target));
  }

  private handleOther(role: string, exchange: Exchange): void {
    if (role === 'probe' && this.notReady > 0) {
      this.notReady -= 1;
      exchange.answer(500, statusObject(500));
    } else if (role === 'discovery' && this.refusedDiscoveries > 0) {
      this.refusedDiscoveries -= 1;
      exchange.answer(503, statusObject(503));
    } else {
      exchange.pass();
    }
  }

  private keepSilent(response: ServerResponse): void {
    this.silent.add(response);
    response.on('close', () => this.silent.delete(response));
  }
}

import { once } from 'node:events';
import {
  createServer,
  IncomingMessage,
  Server,
  ServerResponse,
} from 'node:http';
import { AddressInfo } from 'node:net';
import { LoggerService } from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';

const key = 'demo.metrics.port';
const path = '/metrics';

/** Options of `MetricsServer.start`. */
export interface MetricsServerOptions {
  config: Config;
  logger: LoggerService;
  /** Answers a request with the figures of now. */
  answer(request: IncomingMessage, response: ServerResponse): void;
}

/** Serves the figures of this process to Prometheus, on this machine alone. */
export class MetricsServer {
  private constructor(private readonly server: Server) {}

  /**
   * Starts where `demo.metrics.port` says, or on a free port if that one
   * cannot be had: figures are no reason for a portal not to start. Undefined
   * without that key. Throws if it is no port.
   */
  static async start(
    options: MetricsServerOptions,
  ): Promise<MetricsServer | undefined> {
    const { config, logger, answer } = options;
    const port = config.getOptionalNumber(key);
    if (port === undefined) {
      return undefined;
    }
    if (!Number.isInteger(port) || port < 0 || port > 65535) {
      throw new Error(
        `${key} must be a port from 0 to 65535 (0 takes a free one), but is ${port}.`,
      );
    }
    const metrics = new MetricsServer(
      createServer((request, response) => {
        if (request.url?.split('?')[0] === path) {
          answer(request, response);
        } else {
          response.writeHead(404, { 'Content-Type': 'text/plain' });
          response.end(`There is only ${path} here.\n`);
        }
      }),
    );
    try {
      await metrics.listen(port);
      logger.info(`Metrics for Prometheus are at ${metrics.url}`);
    } catch (error) {
      await metrics.listen(0);
      logger.warn(
        `Metrics for Prometheus are at ${metrics.url}, since port ${port} cannot be had (${error}). Stop what uses it, perhaps another portal, or choose another ${key}.`,
      );
    }
    // The portal does not stay alive for it.
    metrics.server.unref();
    return metrics;
  }

  get url(): string {
    const { address, port } = this.server.address() as AddressInfo;
    return `http://${address}:${port}${path}`;
  }

  async stop(): Promise<void> {
    const closed = once(this.server, 'close');
    this.server.close();
    this.server.closeAllConnections();
    await closed;
  }

  private async listen(port: number): Promise<void> {
    // `once` rejects when there is an error instead.
    const listening = once(this.server, 'listening');
    this.server.listen(port, '127.0.0.1');
    await listening;
  }
}

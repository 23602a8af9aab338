import type { IncomingMessage, ServerResponse } from 'node:http';
import type { UserInfo } from '../api/UserDirectory.ts';
import { StatusError } from '../model/StatusError.ts';
import type { SandboxCluster } from '../SandboxCluster.ts';
import type { FaultTarget } from './FaultControl.ts';
import type { RequestInfo } from './RequestInfo.ts';

/** One request to one cluster and the way to answer it. */
export class Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly cluster: SandboxCluster;
  readonly info: RequestInfo;
  readonly query: URLSearchParams;
  user: UserInfo = { name: 'system:anonymous', groups: [] };
  /** Set by faults: half of the body, then the connection is cut. */
  truncated = false;
  /** Set by faults: nothing more is sent, nothing is closed. */
  silent = false;

  constructor(options: {
    request: IncomingMessage;
    response: ServerResponse;
    cluster: SandboxCluster;
    info: RequestInfo;
    query: URLSearchParams;
  }) {
    this.request = options.request;
    this.response = options.response;
    this.cluster = options.cluster;
    this.info = options.info;
    this.query = options.query;
  }

  get target(): FaultTarget {
    const { group, resource, namespace, name, verb } = this.info;
    return {
      cluster: this.cluster.name,
      group,
      resource,
      namespace,
      name,
      verb,
    };
  }

  get dryRun(): boolean {
    return this.query.get('dryRun') === 'All';
  }

  /** The value of a header that comes once. */
  header(name: string): string | undefined {
    const value = this.request.headers[name];
    return Array.isArray(value) ? value[0] : value;
  }

  sendJson(code: number, body: object, headers: object = {}): void {
    this.send(code, JSON.stringify(body), {
      'Content-Type': 'application/json',
      ...headers,
    });
  }

  sendText(code: number, body: string): void {
    this.send(code, body, { 'Content-Type': 'text/plain; charset=utf-8' });
  }

  sendError(error: StatusError): void {
    const retry = error.body.details?.retryAfterSeconds;
    this.sendJson(
      error.code,
      error.body,
      retry === undefined ? {} : { 'Retry-After': String(retry) },
    );
  }

  private send(code: number, body: string, headers: object): void {
    if (this.silent || this.response.headersSent) {
      return;
    }
    const bytes = Buffer.from(body);
    this.response.writeHead(code, {
      'Cache-Control': 'no-cache, private',
      'Content-Length': String(bytes.length),
      ...headers,
    });
    if (this.truncated) {
      this.response.write(bytes.subarray(0, bytes.length >> 1), () =>
        this.response.destroy(),
      );
    } else {
      this.response.end(bytes);
    }
  }
}

import { readFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { Agent, request } from 'node:https';
import { ClusterError } from '../ClusterError.ts';

const defaultPatienceMs = 60_000;

export interface ApiClientOptions {
  /** The administrator's kubeconfig, as this harness wrote it. */
  readonly kubeconfig: string;
  /** As the audit log names it. */
  readonly userAgent: string;
  /** At most so many at once; further requests wait for one. */
  readonly connections: number;
}

export interface ApiRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly body?: unknown;
  /** `application/json` when not given. */
  readonly contentType?: string;
  readonly accept?: string;
  /** How long the API server may be silent, in milliseconds: a minute when not given, 0 for ever. */
  readonly patienceMs?: number;
  readonly signal?: AbortSignal;
}

/** The API server answered, and it was no. */
export class ApiRefusal extends ClusterError {
  override readonly name = 'ApiRefusal';
  /** The HTTP status. */
  readonly status: number;

  constructor(status: number, call: ApiRequest, answer: string) {
    super(
      `${call.method} ${call.path} was answered with ${status}: ${messageOf(
        answer,
      )}`,
    );
    this.status = status;
  }
}

/** Talks to an API server of ours over a few connections that stay open. */
export class ApiClient {
  private readonly server: URL;
  private readonly agent: Agent;
  private readonly headers: Readonly<Record<string, string>>;

  private constructor(
    server: URL,
    agent: Agent,
    headers: Readonly<Record<string, string>>,
  ) {
    this.server = server;
    this.agent = agent;
    this.headers = headers;
  }

  static create(options: ApiClientOptions): ApiClient {
    const { kubeconfig, userAgent, connections } = options;
    const { clusters, users } = JSON.parse(
      readFileSync(kubeconfig, 'utf8'),
    ) as WrittenKubeconfig;
    const { server, 'certificate-authority-data': ca } = clusters[0].cluster;
    // A token costs the API server less, each time, than a certificate.
    const token = users.flatMap(({ user }) => user.token ?? [])[0];
    const agent = new Agent({
      keepAlive: true,
      maxSockets: connections,
      ca: decoded(ca),
    });
    return new ApiClient(new URL(server), agent, {
      'User-Agent': userAgent,
      Authorization: `Bearer ${token}`,
    });
  }

  /**
   * The parsed answer.
   *
   * @throws ApiRefusal for an answer of 400 and above, ClusterError without
   *   an answer, and the reason of the signal.
   */
  async send<T>(call: ApiRequest): Promise<T> {
    const response = await this.open(call);
    const answer = await textOf(response).catch((error: Error) => {
      throw unanswered(call, error);
    });
    if ((response.statusCode ?? 0) >= 400) {
      throw new ApiRefusal(response.statusCode ?? 0, call, answer);
    }
    return JSON.parse(answer) as T;
  }

  /**
   * The answer as it arrives, whatever its status.
   *
   * @throws ClusterError without an answer, and the reason of the signal.
   */
  open(call: ApiRequest): Promise<IncomingMessage> {
    const {
      method,
      path,
      contentType = 'application/json',
      accept,
      patienceMs = defaultPatienceMs,
    } = call;
    const body = call.body === undefined ? '' : JSON.stringify(call.body);
    return new Promise((resolve, reject) => {
      const sent = request(
        {
          agent: this.agent,
          ...{ method, path, signal: call.signal },
          host: this.server.hostname,
          port: this.server.port,
          timeout: patienceMs,
          headers: {
            ...this.headers,
            Accept: accept ?? 'application/json',
            ...(body && {
              'Content-Type': contentType,
              'Content-Length': Buffer.byteLength(body),
            }),
          },
        },
        resolve,
      );
      sent.on('timeout', () =>
        sent.destroy(new Error(`silent for ${patienceMs / 1000} seconds`)),
      );
      sent.on('error', error => reject(unanswered(call, error)));
      sent.end(body);
    });
  }

  close(): void {
    this.agent.destroy();
  }
}

function unanswered(call: ApiRequest, error: Error): unknown {
  return call.signal?.aborted
    ? call.signal.reason
    : new ClusterError(
        `${call.method} ${call.path} got no answer: ${error.message}`,
      );
}

interface WrittenKubeconfig {
  readonly clusters: ReadonlyArray<{
    readonly cluster: {
      readonly server: string;
      readonly 'certificate-authority-data': string;
    };
  }>;
  readonly users: ReadonlyArray<{
    readonly user: { readonly token?: string };
  }>;
}

function decoded(base64: string): string {
  return Buffer.from(base64, 'base64').toString('utf8');
}

async function textOf(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of response) {
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** What a Status object says; the text itself for anything else. */
function messageOf(answer: string): string {
  try {
    const { message } = JSON.parse(answer) as { message?: string };
    return message ?? answer;
  } catch {
    return answer;
  }
}

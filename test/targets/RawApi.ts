import { IncomingMessage } from 'node:http';
import http from 'node:http';
import https from 'node:https';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { KubeConfig } from '@kubernetes/client-node';

/** An answer of an API server, whatever its status. */
export interface RawAnswer {
  status: number;
  // The suite looks into answers of every shape.
  body: Record<string, any>;
}

/** One event of a watch. */
export interface WatchEvent {
  type: string;
  object: Record<string, any>;
}

/** Speaks HTTP to an API server, with nothing of ours in between. */
export class RawApi {
  private readonly config = new KubeConfig();

  constructor(kubeconfig: string, private readonly token?: string) {
    this.config.loadFromFile(kubeconfig);
  }

  get(path: string): Promise<RawAnswer> {
    return this.send('GET', path);
  }

  post(path: string, body: unknown): Promise<RawAnswer> {
    return this.send('POST', path, body);
  }

  put(path: string, body: unknown): Promise<RawAnswer> {
    return this.send('PUT', path, body);
  }

  delete(path: string, body?: unknown): Promise<RawAnswer> {
    return this.send('DELETE', path, body);
  }

  patch(
    path: string,
    type: 'json' | 'merge' | 'strategic-merge' | 'apply',
    body: unknown,
  ): Promise<RawAnswer> {
    const contentType =
      type === 'apply'
        ? 'application/apply-patch+yaml'
        : `application/${type}-patch+json`;
    return this.send('PATCH', path, body, { 'content-type': contentType });
  }

  async send(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<RawAnswer> {
    const response = await this.open(method, path, body, headers);
    const chunks: Buffer[] = [];
    for await (const chunk of response) {
      chunks.push(chunk);
    }
    const text = Buffer.concat(chunks).toString('utf8');
    const isJson = /json/.test(response.headers['content-type'] ?? '');
    return {
      status: response.statusCode ?? 0,
      body: isJson && text ? JSON.parse(text) : { text },
    };
  }

  /** Events of a watch until `count` have come or `milliseconds` have passed. */
  async watch(
    path: string,
    options: {
      count: number;
      milliseconds?: number;
      afterOpen?(): Promise<unknown>;
    },
  ): Promise<WatchEvent[]> {
    const response = await this.open('GET', path);
    const events: WatchEvent[] = [];
    if (response.statusCode !== 200) {
      response.resume();
      throw new Error(`watch answered ${response.statusCode}`);
    }
    const timer = setTimeout(
      () => response.destroy(),
      options.milliseconds ?? 60_000,
    );
    const work = options.afterOpen?.();
    try {
      for await (const line of createInterface({ input: response })) {
        events.push(JSON.parse(line));
        if (events.length >= options.count) {
          break;
        }
      }
    } catch (error) {
      if (!response.destroyed) {
        throw error;
      }
    } finally {
      clearTimeout(timer);
      response.destroy();
      await work;
    }
    return events;
  }

  private async open(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<IncomingMessage> {
    const server = this.config.getCurrentCluster()?.server ?? '';
    const url = new URL(server.replace(/\/$/, '') + path);
    const options: https.RequestOptions = {
      method,
      agent: false,
      headers: {
        accept: 'application/json',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
    };
    if (url.protocol === 'https:') {
      await this.config.applyToHTTPSOptions(options);
    }
    const token = this.token ?? this.config.getCurrentUser()?.token;
    if (token) {
      options.cert = undefined;
      options.key = undefined;
      options.headers = {
        ...options.headers,
        Authorization: `Bearer ${token}`,
      };
    }
    options.agent = false;
    const transport = url.protocol === 'https:' ? https : http;
    const request = transport.request(url, options);
    request.end(body === undefined ? undefined : JSON.stringify(body));
    const [response] = await once(request, 'response');
    return response;
  }
}

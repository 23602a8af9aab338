import { readPath } from '../model/KubeObject.ts';
import type { Sandbox } from '../startSandbox.ts';

/** An answer of the API; `at` reads a dotted path of its body. */
export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  at(path: string): unknown;
  names(): string[];
}

interface RequestOptions {
  body?: unknown;
  type?: string;
  accept?: string;
  token?: string;
  headers?: Record<string, string>;
}

/** One line of a watch. */
export interface WatchLine {
  type: string;
  object: {
    metadata: {
      name: string;
      resourceVersion: string;
      annotations?: Record<string, string>;
    };
    code?: number;
    kind: string;
  };
}

/** Talks HTTP to one cluster of a sandbox. */
export class SandboxClient {
  private readonly url: string;
  private readonly token: string;

  constructor(sandbox: Sandbox, cluster = sandbox.clusters[0].name) {
    this.url = `${sandbox.url}/clusters/${cluster}`;
    this.token = sandbox.token;
  }

  async send(
    method: string,
    path: string,
    options: RequestOptions = {},
  ): Promise<Answer> {
    const { body, type = 'application/json', accept, token } = options;
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token ?? this.token}`,
        ...(accept ? { accept } : {}),
        ...(body === undefined ? {} : { 'content-type': type }),
        ...options.headers,
      },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type') === 'application/json';
    const json: unknown = isJson ? JSON.parse(text) : undefined;
    return {
      status: response.status,
      headers: response.headers,
      text,
      at: name => readPath(json, name),
      names: () => {
        const items = readPath(json, 'items');
        return (Array.isArray(items) ? items : []).map(item =>
          String(readPath(item, 'metadata.name')),
        );
      },
    };
  }

  get(path: string, options: RequestOptions = {}): Promise<Answer> {
    return this.send('GET', path, options);
  }

  post(path: string, body: unknown, options: RequestOptions = {}) {
    return this.send('POST', path, { ...options, body });
  }

  patch(path: string, body: unknown, kind = 'merge-patch') {
    return this.send('PATCH', path, { body, type: `application/${kind}+json` });
  }

  delete(path: string, body?: unknown): Promise<Answer> {
    return this.send('DELETE', path, { body });
  }

  /** Opens a watch; `next` waits for the next line, undefined at the end. */
  async watch(path: string, options: RequestOptions = {}) {
    const abort = new AbortController();
    const { accept, token } = options;
    const response = await fetch(`${this.url}${path}`, {
      signal: abort.signal,
      headers: {
        authorization: `Bearer ${token ?? this.token}`,
        ...(accept ? { accept } : {}),
      },
    });
    if (!response.body) {
      throw new Error('The watch has no body');
    }
    const reader = response.body
      .pipeThrough(new TextDecoderStream())
      .getReader();
    let rest = '';
    const next = async (): Promise<WatchLine | undefined> => {
      while (!rest.includes('\n')) {
        const { done, value } = await reader.read();
        if (done) {
          return undefined;
        }
        rest += value;
      }
      const end = rest.indexOf('\n');
      const line = rest.slice(0, end);
      rest = rest.slice(end + 1);
      return JSON.parse(line);
    };
    return { status: response.status, next, close: () => abort.abort() };
  }
}

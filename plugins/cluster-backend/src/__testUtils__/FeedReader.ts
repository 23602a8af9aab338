import { once } from 'node:events';
import http, { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip } from 'node:zlib';
import { FeedEvent } from '@wheelhouse/backstage-plugin-cluster-common';

const PATIENCE = 30_000;

/** What to ask a feed for. */
export interface FeedReaderOptions {
  /** Address of the portal, without a path. */
  url: string;
  body: unknown;
  authorization?: string;
  /** As a browser would accept it: `gzip`, `br` or nothing. */
  encoding?: 'gzip' | 'br';
  /** Keeps connections for later requests as a browser does; if not given, none is kept. */
  agent?: http.Agent;
}

/** Reads a feed over HTTP as a browser does. */
export class FeedReader {
  readonly events: FeedEvent[] = [];
  ended = false;
  private readonly waiting = new Set<() => void>();
  private text = '';

  private constructor(readonly response: IncomingMessage, body: Readable) {
    body.setEncoding('utf8');
    body.on('data', chunk => this.read(chunk));
    body.on('error', () => this.finish());
    body.on('close', () => this.finish());
  }

  static async open(options: FeedReaderOptions): Promise<FeedReader> {
    const { url, body, authorization, encoding, agent } = options;
    const request = http.request(`${url}/api/cluster/v1/feed`, {
      method: 'POST',
      agent: agent ?? false,
      headers: {
        'Content-Type': 'application/json',
        ...(authorization && { Authorization: authorization }),
        ...(encoding && { 'Accept-Encoding': encoding }),
      },
    });
    request.end(JSON.stringify(body));
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    return new FeedReader(response, decoded(response));
  }

  /** The first event that fits, of those that came or will come. */
  async find<T extends FeedEvent>(
    fits: (event: FeedEvent) => event is T,
  ): Promise<T>;
  async find(fits: (event: FeedEvent) => boolean): Promise<FeedEvent>;
  async find(fits: (event: FeedEvent) => boolean): Promise<FeedEvent> {
    await this.until(() => this.events.some(fits));
    return this.events.find(fits)!;
  }

  async end(): Promise<void> {
    await this.until(() => this.ended);
  }

  close(): void {
    this.response.destroy();
  }

  private async until(reached: () => boolean): Promise<void> {
    const deadline = Date.now() + PATIENCE;
    while (!reached()) {
      const left = deadline - Date.now();
      if (left <= 0 || this.ended) {
        throw new Error(
          `The feed ${this.ended ? 'ended' : 'is silent'}; it said ${
            JSON.stringify(this.events).slice(0, 2000) || 'nothing'
          }`,
        );
      }
      await new Promise<void>(resolve => {
        const timer = setTimeout(resolve, left);
        this.waiting.add(() => {
          clearTimeout(timer);
          resolve();
        });
      });
    }
  }

  private read(chunk: string): void {
    const frames = (this.text + chunk).split('\n\n');
    this.text = frames.pop() ?? '';
    for (const frame of frames) {
      const [, type, data] = /^event: (.*)\ndata: (.*)$/.exec(frame) ?? [];
      const event: FeedEvent = JSON.parse(data ?? `"not a frame: ${frame}"`);
      if (event.type !== type) {
        throw new Error(`event ${type} carries data of ${event.type}`);
      }
      this.events.push(event);
    }
    this.wake();
  }

  private finish(): void {
    this.ended = true;
    this.wake();
  }

  private wake(): void {
    for (const resume of this.waiting) {
      resume();
    }
    this.waiting.clear();
  }
}

function decoded(response: IncomingMessage): Readable {
  switch (response.headers['content-encoding']) {
    case 'gzip':
      return response.pipe(createGunzip());
    case 'br':
      return response.pipe(createBrotliDecompress());
    default:
      return response;
  }
}

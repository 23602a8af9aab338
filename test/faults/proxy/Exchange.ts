import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Agent } from 'node:https';
import https from 'node:https';
import type { AnswerHarm, ListHarm } from '../plan/Fault.ts';
import { pageForPeople } from './garbageOf.ts';
import type { Lane, Treatment } from './Lane.ts';
import { spoilPage } from './spoilPage.ts';
import { spoilStream } from './spoilStream.ts';
import { statusObject } from './statusBody.ts';
import type { RequestTarget } from './targetOf.ts';
import { WatchPassage } from './WatchPassage.ts';

type CollectionTarget = Extract<RequestTarget, { lane: string }>;

/** Pages are small, so that lists have several. */
const pageLimit = 40;
/** How much of a watch comes of an answer that is cut short. */
const shortAnswerMs = 300;
/** More than will come. */
const toldBytes = 50_000_000;

/** Headers that are about one connection alone. */
const perConnection = new Set([
  'connection',
  'keep-alive',
  'transfer-encoding',
]);

/** Options of `Exchange`. */
export interface ExchangeOptions {
  readonly agent: Agent;
  /** The API server. */
  readonly upstream: string;
  /** There will never be an answer. */
  readonly keepSilent: () => void;
}

/** One request of the portal and what becomes of it. */
export class Exchange {
  private readonly request: IncomingMessage;
  private readonly response: ServerResponse;
  private readonly options: ExchangeOptions;

  constructor(
    request: IncomingMessage,
    response: ServerResponse,
    options: ExchangeOptions,
  ) {
    this.request = request;
    this.response = response;
    this.options = options;
  }

  keepSilent(): void {
    this.request.resume();
    this.options.keepSilent();
  }

  answer(
    status: number,
    body: unknown,
    headers: Record<string, string> = {},
  ): void {
    this.request.resume();
    const isText = typeof body === 'string';
    this.response.writeHead(status, {
      'Content-Type': isText ? 'text/html' : 'application/json',
      ...headers,
    });
    this.response.end(isText ? body : JSON.stringify(body));
  }

  /** As if there were nobody in between. */
  pass(path?: string): void {
    this.forward(answer => {
      this.writeHead(answer);
      answer.pipe(this.response);
      answer.on('error', () => this.response.destroy());
    }, path);
  }

  treat(lane: Lane, target: CollectionTarget, treatment: Treatment): void {
    switch (treatment.how) {
      case 'expire':
        this.answer(410, statusObject(410));
        return;
      case 'answer':
        this.spoilAnswer(lane, target, treatment.harm);
        return;
      case 'list':
        this.list(lane, target, treatment.harm);
        return;
      default:
        this.list(lane, target, undefined);
    }
  }

  private spoilAnswer(
    lane: Lane,
    target: CollectionTarget,
    harm: AnswerHarm,
  ): void {
    switch (harm.harm) {
      case 'no-answer':
        this.response.destroy();
        return;
      case 'lost-answer':
        this.forward(answer => {
          answer.destroy();
          this.response.destroy();
        });
        return;
      case 'silence':
        this.keepSilent();
        return;
      case 'status':
        this.answer(harm.status, statusObject(harm.status), {
          ...(harm.retryAfter && { 'Retry-After': `${harm.retryAfter}` }),
        });
        return;
      case 'page':
        this.answer(200, pageForPeople);
        return;
      case 'short-answer':
        if (target.role === 'watch') {
          this.watch(lane, target, {
            head: { 'Content-Length': `${toldBytes}` },
            begun: passage => setTimeout(() => passage.finish(), shortAnswerMs),
          });
        } else {
          this.list(lane, target, { harm: 'list-short', share: harm.share });
        }
        return;
      case 'earlier':
        this.watch(lane, target, {
          from: lane.memory.versionBefore(harm.back),
        });
        return;
      default:
        this.watch(lane, target, {
          begun: passage => passage.repeat(harm.back, harm.count),
        });
    }
  }

  private list(
    lane: Lane,
    target: CollectionTarget,
    harm: ListHarm | undefined,
  ): void {
    if (target.role !== 'page') {
      this.watch(lane, target, {
        spoil: harm,
        head:
          harm?.harm === 'list-short'
            ? { 'Content-Length': `${toldBytes}` }
            : {},
      });
      return;
    }
    const path = this.path({ limit: `${pageLimit}` });
    if (harm) {
      const { response } = this;
      const keepSilent = () => this.keepSilent();
      this.forward(
        answer => spoilPage({ harm, answer, response, keepSilent }),
        path,
      );
    } else {
      this.pass(path);
    }
  }

  private watch(
    lane: Lane,
    target: CollectionTarget,
    special: {
      /** The version to begin at. */
      readonly from?: string;
      readonly head?: Record<string, string>;
      readonly begun?: (passage: WatchPassage) => void;
      readonly spoil?: ListHarm;
    },
  ): void {
    const { from, head, begun, spoil } = special;
    const path = from && this.path({ resourceVersion: from });
    this.forward(answer => {
      if (answer.statusCode !== 200) {
        this.writeHead(answer);
        answer.pipe(this.response);
        return;
      }
      const passage = new WatchPassage({
        source: answer,
        response: this.response,
        memory: lane.memory,
        listsFirst: target.role === 'stream',
        onListLine: spoil && spoilStream(spoil, () => lane.listLines),
        onReady: (ready, lines) => lane.opened(ready, lines),
        onClosed: closed => lane.closed(closed),
      });
      lane.passages.add(passage);
      this.writeHead(answer, head);
      this.response.flushHeaders();
      begun?.(passage);
      passage.begin();
    }, path);
  }

  private writeHead(
    answer: IncomingMessage,
    more: Record<string, string> = {},
  ): void {
    const headers = Object.entries(answer.headers).filter(
      ([name]) => !perConnection.has(name),
    );
    this.response.writeHead(answer.statusCode ?? 502, {
      ...Object.fromEntries(headers),
      ...more,
    });
  }

  private path(replaced: Record<string, string>): string {
    const url = new URL(this.request.url ?? '/', 'http://localhost');
    for (const [name, value] of Object.entries(replaced)) {
      url.searchParams.set(name, value);
    }
    return url.pathname + url.search;
  }

  private forward(
    onAnswer: (answer: IncomingMessage) => void,
    path = this.request.url,
  ): void {
    const { request, response } = this;
    const { agent, upstream } = this.options;
    const { host, ...headers } = request.headers;
    const { hostname, port } = new URL(upstream);
    const sent = https.request(
      { agent, hostname, port, path, method: request.method, headers },
      onAnswer,
    );
    // Whatever is wrong with the API server, the portal sees a cut.
    sent.on('error', () => response.destroy());
    response.on('close', () => sent.destroy());
    request.pipe(sent);
  }
}

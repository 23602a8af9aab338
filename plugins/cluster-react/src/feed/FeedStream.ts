import { isError } from '@backstage/errors';
import {
  FeedEvent,
  feedPingSeconds,
  FeedSubscription,
} from '@wheelhouse/backstage-plugin-cluster-common';
import { Clock } from './Clock';
import { EventStreamParser } from './EventStreamParser';
import { FeedClientOptions } from './FeedClientOptions';
import { refusedStream } from './refusedStream';
import { StreamEnd } from './StreamEnd';

/** Two missed pings: whatever the connection looks like, nobody is there. */
const silenceMs = 2 * feedPingSeconds * 1000;

/** Options of a `FeedStream`. */
export interface FeedStreamOptions {
  fetch: FeedClientOptions['fetch'];
  url: () => Promise<string>;
  clock: Clock;
  subscriptions: FeedSubscription[];
  /** The server accepted the request. */
  onAnswer: () => void;
  onEvent: (event: FeedEvent) => void;
  /** The stream ended by itself; not called after `close`. */
  onEnd: (end: StreamEnd) => void;
}

/** One HTTP request to the feed, from its opening to its end. */
export class FeedStream {
  /** When something was last heard, milliseconds since the epoch. */
  heardAt: number | undefined;

  private readonly abort = new AbortController();
  private readonly options: FeedStreamOptions;
  private ended = false;
  private cancelWatchdog: () => void = () => {};

  static open(options: FeedStreamOptions): FeedStream {
    const stream = new FeedStream(options);
    stream.watch(silenceMs);
    void stream.run();
    return stream;
  }

  private constructor(options: FeedStreamOptions) {
    this.options = options;
  }

  /** Drops the connection. */
  close(): void {
    this.ended = true;
    this.cancelWatchdog();
    this.abort.abort();
  }

  private async run() {
    try {
      this.end(await this.request());
    } catch (error) {
      this.end({
        kind: 'lost',
        reason: `The portal's backend cannot be reached: ${
          isError(error) ? error.message : String(error)
        }`,
      });
    }
  }

  private async request(): Promise<StreamEnd> {
    const { fetch, url, clock, subscriptions, onAnswer } = this.options;
    const response = await fetch(await url(), {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        Accept: 'text/event-stream',
      },
      body: JSON.stringify({ subscriptions }),
      cache: 'no-store',
      signal: this.abort.signal,
    });
    if (!response.ok) {
      return refusedStream(response, clock.now());
    }
    const type = response.headers.get('Content-Type') ?? 'nothing';
    if (!response.body || !type.includes('text/event-stream')) {
      return {
        kind: 'lost',
        reason: `The portal's backend answered with ${type} instead of a live feed`,
      };
    }
    if (this.ended) {
      return { kind: 'lost', reason: 'Closed' };
    }
    this.heardAt = clock.now();
    onAnswer();
    return this.read(response.body);
  }

  private async read(body: ReadableStream<Uint8Array>): Promise<StreamEnd> {
    const reader = body.getReader();
    const decoder = new TextDecoder();
    const parser = new EventStreamParser();
    while (!this.ended) {
      const { done, value } = await reader.read();
      if (done) {
        return {
          kind: 'lost',
          reason: "The connection to the portal's backend was closed",
        };
      }
      this.heardAt = this.options.clock.now();
      for (const { data } of parser.push(
        decoder.decode(value, { stream: true }),
      )) {
        const event = JSON.parse(data) as FeedEvent;
        if (event.type === 'bye') {
          return { kind: 'bye', reason: event.reason };
        }
        if (this.ended) {
          break;
        }
        this.options.onEvent(event);
      }
    }
    return { kind: 'lost', reason: 'Closed' };
  }

  private watch(ms: number) {
    const { clock } = this.options;
    const since = this.heardAt ?? clock.now();
    this.cancelWatchdog = clock.after(ms, () => {
      const silent = clock.now() - (this.heardAt ?? since);
      if (silent < silenceMs) {
        this.watch(silenceMs - silent);
        return;
      }
      this.end({
        kind: 'lost',
        reason: `Nothing was heard from the portal's backend for ${Math.round(
          silent / 1000,
        )} seconds`,
      });
    });
  }

  private end(end: StreamEnd) {
    if (this.ended) {
      return;
    }
    this.close();
    this.options.onEnd(end);
  }
}

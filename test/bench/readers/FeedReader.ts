import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import { clock } from '../measure/clock.ts';
import type { Subscription } from './asks.ts';
import { decoded } from './request.ts';
import type { Attention, Sighting } from './Tab.ts';

interface FeedEvent {
  readonly type: string;
  readonly id?: string;
  readonly cursor?: object;
  readonly columns?: readonly string[];
  readonly rows?: readonly unknown[][];
  readonly upserts?: readonly unknown[][];
  readonly sources?: ReadonlyArray<{ readonly state: string }>;
  readonly total?: number;
  readonly error?: { readonly message: string };
}

// What stands before the rows; long enough for any id and cursor.
const headLength = 400;
const patienceMs = 120_000;

/** Reads one stream of live rows, and knows when all of it is there. */
export class FeedReader {
  /** Resolves when everything has arrived once, with the time. */
  readonly complete: Promise<number>;
  /** Before compression. */
  jsonBytes = 0;
  readonly sightings: Sighting[] = [];
  /** From where to go on, by subscription. */
  readonly cursors = new Map<string, object>();
  /** Rows that match, by subscription. */
  readonly totals = new Map<string, number>();
  private readonly missing: Set<string>;
  private readonly unsettled: Set<string>;
  private readonly response: IncomingMessage;
  private readonly decoder = new StringDecoder('utf8');
  private attention: Attention;
  private text = '';
  private nameColumn = -1;
  private settle: (at: number) => void = () => undefined;
  private fail: (error: Error) => void = () => undefined;
  private source: Readable | undefined;

  constructor(
    response: IncomingMessage,
    subscriptions: readonly Subscription[],
    attention: Attention,
  ) {
    this.response = response;
    this.attention = attention;
    // One that goes on where another was may have nothing to say.
    this.missing = new Set(
      subscriptions.filter(({ since }) => !since).map(({ id }) => id),
    );
    this.unsettled = new Set(subscriptions.map(({ id }) => id));
    this.complete = new Promise((resolve, reject) => {
      this.settle = resolve;
      this.fail = reject;
    });
    const patience = setTimeout(() => this.fail(this.late()), patienceMs);
    this.complete
      .finally(() => clearTimeout(patience))
      // Whoever closes it early does not wait for it.
      .catch(() => undefined);
    this.source = decoded(response);
    this.source.on('data', (chunk: Buffer) => this.read(chunk));
    this.source.on('error', error => this.fail(error));
    response.on('close', () => this.fail(new Error('the stream ended')));
  }

  /** From now on bytes are counted and nothing else. */
  stopReading(): void {
    this.source?.removeAllListeners('data');
    this.response.unpipe();
    this.response.resume();
  }

  close(): void {
    this.response.destroy();
  }

  private late(): Error {
    const missing = [...this.missing].join(', ') || 'none';
    const unsettled = [...this.unsettled].join(', ') || 'none';
    return new Error(
      `after ${
        patienceMs / 1000
      } s subscriptions without rows: ${missing}; still connecting: ${unsettled}`,
    );
  }

  private read(chunk: Buffer): void {
    this.jsonBytes += chunk.length;
    const from = Math.max(0, this.text.length - 1);
    this.text += this.decoder.write(chunk);
    let start = 0;
    for (
      let end = this.text.indexOf('\n\n', from);
      end >= 0;
      end = this.text.indexOf('\n\n', start)
    ) {
      const data = this.text.indexOf('data: ', start) + 'data: '.length;
      this.take(this.text.slice(data, end));
      start = end + 2;
    }
    this.text = this.text.slice(start);
  }

  private take(data: string): void {
    const event = this.understand(data);
    if (event.type === 'error') {
      this.fail(new Error(`${event.id}: ${event.error?.message}`));
    }
    if (event.id === undefined) {
      return;
    }
    if (event.type === 'state') {
      const waits = event.sources?.some(({ state }) => state === 'connecting');
      this.unsettled[waits ? 'add' : 'delete'](event.id);
    }
    if (event.cursor) {
      this.cursors.set(event.id, event.cursor);
      this.missing.delete(event.id);
    }
    if (event.total !== undefined) {
      this.totals.set(event.id, event.total);
    }
    if (event.columns) {
      this.nameColumn = event.columns.indexOf('name');
    }
    if (event.upserts?.length) {
      const at = clock();
      for (const row of event.upserts) {
        this.sightings.push({ name: String(row[this.nameColumn]), at });
      }
    }
    if (this.missing.size === 0 && this.unsettled.size === 0) {
      this.settle(clock());
    }
  }

  private understand(data: string): FeedEvent {
    const isLong = data.length > 2 * headLength;
    if (this.attention === 'parse' || !isLong) {
      return JSON.parse(data) as FeedEvent;
    }
    // An event that is long is a snapshot or a delta; its rows are left alone.
    const head = data.slice(0, headLength);
    const cursor = /"cursor":({[^}]*})/.exec(head)?.[1];
    return {
      type: /"type":"([^"]*)"/.exec(head)?.[1] ?? '',
      id: /"id":"([^"]*)"/.exec(head)?.[1],
      cursor: cursor === undefined ? undefined : JSON.parse(cursor),
    };
  }
}

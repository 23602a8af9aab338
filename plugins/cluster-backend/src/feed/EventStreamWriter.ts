import { Response } from 'express';
import {
  FeedEvent,
  WireRow,
} from '@wheelhouse/backstage-plugin-cluster-common';
import { FeedTiming } from './FeedTiming';

/** The compression middleware adds `flush`. */
type FlushableResponse = Response & { flush?(): void };

/** What a writer tells its owner. */
export interface EventStreamListener {
  /** A slow reader has caught up. */
  drained(): void;
  /** The response is over, whoever ended it. */
  closed(): void;
}

/**
 * Writes feed events to a response as server-sent events (the HTML standard,
 * section 9.2), and knows when its reader does not keep up.
 */
export class EventStreamWriter {
  private stalled: NodeJS.Timeout | undefined;
  private cut: NodeJS.Timeout | undefined;
  private over = false;
  private waiting = 0;

  constructor(
    private readonly response: FlushableResponse,
    private readonly timing: FeedTiming,
    private readonly listener: EventStreamListener,
  ) {}

  /** Sends the headers, unless the reader has left already. */
  open(): void {
    const { response } = this;
    if (response.destroyed) {
      this.closed();
      return;
    }
    response.on('drain', () => this.drained());
    response.on('close', () => this.closed());
    // A socket that breaks during a write closes the response as well.
    response.on('error', () => response.destroy());
    response.req.socket.setTimeout(0);
    response.status(200).set({
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-cache',
      'X-Accel-Buffering': 'no',
      // A connection that is kept after the last stream holds up the end of the
      // server until its keep-alive time is over.
      Connection: 'close',
    });
    response.flushHeaders();
  }

  /** False while what was written is still waiting for the reader, and after the end. */
  get writable(): boolean {
    return !this.over && this.stalled === undefined;
  }

  /** Bytes of JSON, before compression, that the reader has yet to take. */
  get waitingBytes(): number {
    return this.over ? 0 : this.waiting;
  }

  /** Sends events in one piece. */
  write(events: readonly FeedEvent[]): void {
    if (this.over || events.length === 0) {
      return;
    }
    const piece = events.map(encode).join('');
    const ready = this.response.write(piece);
    // Backstage compresses responses; what is not flushed stays in the compressor.
    this.response.flush?.();
    if (!ready) {
      this.waiting += Buffer.byteLength(piece);
      this.stalled ??= setTimeout(() => this.destroy(), this.timing.stall);
    }
  }

  /** Ends the response once all that was written is sent, but does not wait for a reader that is stuck. */
  end(): void {
    if (!this.over) {
      this.over = true;
      clearTimeout(this.stalled);
      this.response.end();
      this.cut = setTimeout(() => this.response.destroy(), this.timing.end);
    }
  }

  /** Ends the response at once. */
  destroy(): void {
    this.over = true;
    this.response.destroy();
  }

  private drained(): void {
    clearTimeout(this.stalled);
    this.stalled = undefined;
    this.waiting = 0;
    if (!this.over) {
      this.listener.drained();
    }
  }

  private closed(): void {
    this.over = true;
    clearTimeout(this.stalled);
    clearTimeout(this.cut);
    this.listener.closed();
  }
}

// Viewers of the same share the rows of their snapshots, so these are encoded once.
const encodedRows = new WeakMap<readonly WireRow[], string>();

function encode(event: FeedEvent): string {
  return `event: ${event.type}\ndata: ${json(event)}\n\n`;
}

function json(event: FeedEvent): string {
  if (event.type !== 'snapshot') {
    return JSON.stringify(event);
  }
  const { rows, ...rest } = event;
  let encoded = encodedRows.get(rows);
  if (encoded === undefined) {
    encoded = JSON.stringify(rows);
    encodedRows.set(rows, encoded);
  }
  return `${JSON.stringify(rest).slice(0, -1)},"rows":${encoded}}`;
}

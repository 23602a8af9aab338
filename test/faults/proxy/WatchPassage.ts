import type { IncomingMessage, ServerResponse } from 'node:http';
import type { WatchHarm } from '../plan/Fault.ts';
import type { EventMemory } from './EventMemory.ts';
import { garbageLine } from './garbageOf.ts';
import { Outlet } from './Outlet.ts';
import { errorLine } from './statusBody.ts';

const initialEventsEnd = '"k8s.io/initial-events-end":"true"';
const bookmarkStart = '{"type":"BOOKMARK","object":{"kind":"Pod","apiVersi';

/** Options of `WatchPassage`. */
export interface WatchPassageOptions {
  readonly source: IncomingMessage;
  readonly response: ServerResponse;
  readonly memory: EventMemory;
  /** It begins with a list. */
  readonly listsFirst: boolean;
  /** Called before each line of that list; true if the line, and what follows, was taken care of. */
  readonly onListLine?: (
    passage: WatchPassage,
    line: { before: number; isEnd: boolean },
  ) => boolean;
  /** What is held by the client is whole; told how many lines the list had. */
  readonly onReady: (passage: WatchPassage, listLines: number) => void;
  readonly onClosed: (passage: WatchPassage) => void;
}

/** One watch on its way through the proxy, line by line. */
export class WatchPassage {
  private readonly options: WatchPassageOptions;
  private readonly outlet: Outlet;
  private rest: Buffer = Buffer.alloc(0);
  private listing: boolean;
  private listLines = 0;
  private over = false;

  constructor(options: WatchPassageOptions) {
    const { source, response, listsFirst } = options;
    this.options = options;
    this.listing = listsFirst;
    this.outlet = new Outlet(response, source);
    source.on('data', (chunk: Buffer) => this.take(chunk));
    source.on('end', () => this.endWell());
    source.on('error', () => this.cut());
    response.on('close', () => {
      this.over = true;
      source.destroy();
      options.onClosed(this);
    });
  }

  /** Once the answer's headers have gone out. */
  begin(): void {
    if (!this.listing) {
      this.options.onReady(this, 0);
    }
  }

  /** Whether anything more will come of it. */
  get alive(): boolean {
    return !this.over;
  }

  /** False if it could not be done. */
  suffer(harm: WatchHarm): boolean {
    switch (harm.harm) {
      case 'cut':
        this.cut();
        return true;
      case 'cut-in-line':
        this.sayPart(harm.share);
        this.flushThenCut();
        return true;
      case 'end-in-line':
        this.sayPart(harm.share);
        this.endWell();
        return true;
      case 'half-open':
        this.fallSilent();
        return true;
      case 'gone-event':
        this.outlet.write(errorLine(410));
        this.endWell();
        return true;
      case 'error-event':
        this.outlet.write(errorLine(500));
        this.endWell();
        return true;
      case 'garbage-line':
        this.outlet.write(garbageLine(harm.garbage));
        return true;
      case 'drip':
        this.outlet.drip(harm, harm.forMs);
        return true;
      default:
        return this.repeat(harm.back, harm.count);
    }
  }

  repeat(back: number, count: number): boolean {
    const lines = this.options.memory.replay(back, count);
    for (const line of lines) {
      this.outlet.write(Buffer.from(`${line}\n`));
    }
    return lines.length > 0;
  }

  drip(forMs: number): void {
    this.outlet.drip({ bytes: 4_000, everyMs: 10 }, forMs);
  }

  say(line: Buffer): void {
    this.outlet.write(line);
  }

  /** The beginning of an event that never comes whole. */
  sayPart(share: number): void {
    const line = Buffer.from(this.options.memory.latest ?? bookmarkStart);
    this.outlet.write(line.subarray(0, Math.ceil(line.length * share)));
  }

  endWell(): void {
    this.stopTaking();
    this.outlet.end();
  }

  cut(): void {
    this.stopTaking();
    this.options.response.destroy();
  }

  /** What was said goes out, then the connection is gone. */
  flushThenCut(): void {
    this.stopTaking();
    setTimeout(() => this.options.response.destroy(), 20);
  }

  /** The connection ends although the answer's headers promised more. */
  finish(): void {
    this.stopTaking();
    this.options.response.socket?.end();
  }

  fallSilent(): void {
    this.outlet.frozen = true;
    this.stopTaking();
  }

  private stopTaking(): void {
    this.over = true;
    this.options.source.destroy();
  }

  private take(chunk: Buffer): void {
    let bytes = this.rest.length ? Buffer.concat([this.rest, chunk]) : chunk;
    for (;;) {
      const end = bytes.indexOf(0x0a);
      if (end < 0 || this.over) {
        break;
      }
      this.passOn(bytes.subarray(0, end + 1));
      bytes = bytes.subarray(end + 1);
    }
    this.rest = bytes;
  }

  private passOn(bytes: Buffer): void {
    const { memory, onListLine, onReady } = this.options;
    const line = bytes.toString('utf8', 0, bytes.length - 1);
    if (!this.listing) {
      memory.note(line);
      this.outlet.write(bytes);
      return;
    }
    const isEnd = line.includes(initialEventsEnd);
    if (onListLine?.(this, { before: this.listLines, isEnd })) {
      return;
    }
    if (!isEnd) {
      this.listLines += 1;
    }
    this.outlet.write(bytes);
    if (isEnd) {
      this.listing = false;
      onReady(this, this.listLines);
    }
  }
}

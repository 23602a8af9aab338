import type { IncomingMessage, ServerResponse } from 'node:http';

interface Drip {
  readonly bytes: number;
  readonly everyMs: number;
}

/** The way of an answer's bytes to the client: straight on, a few at a time, or nowhere. */
export class Outlet {
  private readonly response: ServerResponse;
  private readonly source: IncomingMessage;
  private readonly held: Buffer[] = [];
  private timer?: NodeJS.Timeout;
  private ending = false;
  /** Nothing goes out any more, and nobody is told. */
  frozen = false;

  constructor(response: ServerResponse, source: IncomingMessage) {
    this.response = response;
    this.source = source;
    response.on('drain', () => source.resume());
    response.on('close', () => clearInterval(this.timer));
  }

  write(bytes: Buffer): void {
    if (this.frozen) {
      return;
    }
    if (this.timer) {
      this.held.push(bytes);
    } else if (!this.response.write(bytes)) {
      this.source.pause();
    }
  }

  /** Lets few bytes through at a time, and then at once all that has gathered. */
  drip({ bytes, everyMs }: Drip, forMs: number): void {
    const until = Date.now() + forMs;
    clearInterval(this.timer);
    this.timer = setInterval(() => {
      if (Date.now() >= until) {
        this.release();
        return;
      }
      const all = Buffer.concat(this.held.splice(0));
      if (all.length > bytes) {
        this.held.push(all.subarray(bytes));
      }
      if (all.length > 0 && !this.frozen) {
        this.response.write(all.subarray(0, bytes));
      }
    }, everyMs);
  }

  /** Ends the answer in good order, once all of it has gone out. */
  end(): void {
    this.ending = true;
    if (!this.timer && !this.frozen) {
      this.response.end();
    }
  }

  private release(): void {
    clearInterval(this.timer);
    this.timer = undefined;
    for (const bytes of this.held.splice(0)) {
      this.write(bytes);
    }
    if (this.ending) {
      this.end();
    }
  }
}

const newline = 0x0a;

/**
 * Cuts a stream of bytes into lines. Bytes are decoded only once a line is
 * whole, so a character that is split over two chunks stays whole too, and a
 * long line costs one copy. What follows the last newline is no line: a
 * server that dies in the middle of one must not be believed.
 */
export class LineSplitter {
  private parts: Buffer[] = [];
  private length = 0;

  /** `maximumBytes` bounds one line; a longer one throws a `RangeError`. */
  constructor(private readonly maximumBytes = 64 * 1024 * 1024) {}

  /** The lines that are whole once this chunk is there; empty lines are left out. */
  *push(chunk: Buffer): Generator<string> {
    let start = 0;
    for (;;) {
      const end = chunk.indexOf(newline, start);
      if (end < 0) {
        break;
      }
      const line = this.finish(chunk.subarray(start, end));
      start = end + 1;
      if (line.length > 0) {
        yield line;
      }
    }
    if (start < chunk.length) {
      this.keep(chunk.subarray(start));
    }
  }

  /** Bytes of the line that is not whole yet. */
  get pending(): number {
    return this.length;
  }

  private keep(part: Buffer) {
    this.length += part.length;
    if (this.length > this.maximumBytes) {
      throw new RangeError(
        `A line is longer than ${this.maximumBytes} bytes, which no object of Kubernetes is.`,
      );
    }
    this.parts.push(part);
  }

  private finish(last: Buffer): string {
    if (this.parts.length === 0) {
      return last.toString('utf8');
    }
    this.parts.push(last);
    const line = Buffer.concat(this.parts).toString('utf8');
    this.parts = [];
    this.length = 0;
    return line;
  }
}

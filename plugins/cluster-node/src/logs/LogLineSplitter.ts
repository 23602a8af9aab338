import { LogLine, parseLogLine } from './LogLine';

const newline = 0x0a;

/** The most bytes that are kept of one line, its time included. */
export const longestLine = 16 * 1024;

/**
 * Cuts the bytes of a log into lines. Of a line that is too long only the
 * beginning is kept, however long it gets, so memory is bounded; a character
 * that is split over two chunks stays whole.
 */
export class LogLineSplitter {
  private parts: Buffer[] = [];
  private kept = 0;
  private cut = 0;

  constructor(private readonly longest = longestLine) {}

  /** The lines that are whole once this chunk is there. */
  *push(chunk: Buffer): Generator<LogLine> {
    let start = 0;
    for (;;) {
      const end = chunk.indexOf(newline, start);
      if (end < 0) {
        this.keep(chunk.subarray(start));
        return;
      }
      this.keep(chunk.subarray(start, end));
      yield this.finish();
      start = end + 1;
    }
  }

  /** What stands behind the last newline, once nothing more can come. */
  end(): LogLine | undefined {
    return this.kept + this.cut > 0 ? this.finish() : undefined;
  }

  private keep(bytes: Buffer): void {
    const fits = bytes.subarray(0, this.longest - this.kept);
    this.cut += bytes.length - fits.length;
    this.kept += fits.length;
    if (fits.length > 0) {
      this.parts.push(fits);
    }
  }

  private finish(): LogLine {
    const bytes = Buffer.concat(this.parts);
    // As a stream, so that half a character at a cut is left out.
    const text = new TextDecoder().decode(bytes, { stream: this.cut > 0 });
    const line = parseLogLine(text, this.cut);
    this.parts = [];
    this.kept = 0;
    this.cut = 0;
    return line;
  }
}

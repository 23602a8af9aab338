/** One event of a `text/event-stream`. */
export interface ServerSentEvent {
  /** `message` unless the stream names it. */
  event: string;
  data: string;
}

/**
 * Cuts a `text/event-stream` into events (WHATWG HTML, "Server-sent events").
 * Text may come in pieces of any size: lines, and the two characters of a line
 * end, may be split between them.
 */
export class EventStreamParser {
  private buffer = '';
  /** Where in the buffer no line end was found yet. */
  private scanned = 0;
  private event = '';
  private data: string[] = [];

  /** The events that are complete after this piece. */
  push(text: string): ServerSentEvent[] {
    this.buffer += text;
    const events: ServerSentEvent[] = [];
    let start = 0;
    for (;;) {
      const end = findLineEnd(this.buffer, Math.max(start, this.scanned));
      if (end === undefined) {
        break;
      }
      const line = this.buffer.slice(start, end.index);
      start = end.next;
      this.scanned = start;
      const event = this.takeLine(line);
      if (event) {
        events.push(event);
      }
    }
    this.buffer = this.buffer.slice(start);
    // A trailing CR is looked at again when the next character is known.
    this.scanned = Math.max(
      0,
      this.buffer.length - (this.buffer.endsWith('\r') ? 1 : 0),
    );
    return events;
  }

  private takeLine(line: string): ServerSentEvent | undefined {
    if (line === '') {
      return this.dispatch();
    }
    const colon = line.indexOf(':');
    const field = colon < 0 ? line : line.slice(0, colon);
    let value = colon < 0 ? '' : line.slice(colon + 1);
    if (value.startsWith(' ')) {
      value = value.slice(1);
    }
    // An empty field name is a comment; other fields mean nothing here.
    if (field === 'event') {
      this.event = value;
    } else if (field === 'data') {
      this.data.push(value);
    }
    return undefined;
  }

  private dispatch(): ServerSentEvent | undefined {
    const { event, data } = this;
    this.event = '';
    this.data = [];
    return data.length === 0
      ? undefined
      : { event: event || 'message', data: data.join('\n') };
  }
}

function findLineEnd(
  text: string,
  from: number,
): { index: number; next: number } | undefined {
  for (let index = from; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === 10) {
      return { index, next: index + 1 };
    }
    if (code === 13) {
      if (index + 1 === text.length) {
        return undefined;
      }
      return {
        index,
        next: index + (text.charCodeAt(index + 1) === 10 ? 2 : 1),
      };
    }
  }
  return undefined;
}

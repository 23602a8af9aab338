const capacity = 200;

/** The latest events of a collection as they stood on the wire, oldest first. */
export class EventMemory {
  private lines: string[] = [];

  /** A line of a watch without its end; bookmarks are no events. */
  note(line: string): void {
    if (line.startsWith('{"type":"BOOKMARK"')) {
      return;
    }
    this.lines.push(line);
    if (this.lines.length > 2 * capacity) {
      this.lines = this.lines.slice(-capacity);
    }
  }

  /** Of the last `back` events, the first `count`. */
  replay(back: number, count: number): string[] {
    const first = Math.max(0, this.lines.length - back);
    return this.lines.slice(first, first + count);
  }

  /** The version from which a watch would send the last `back` events, and perhaps more, again. */
  versionBefore(back: number): string | undefined {
    const line = this.lines[this.lines.length - back - 1] ?? this.lines[0];
    return line && versionOf(line);
  }

  get latest(): string | undefined {
    return this.lines[this.lines.length - 1];
  }
}

/** The version of the object in an event: the first that stands in it, as metadata comes first. */
function versionOf(line: string): string | undefined {
  return /"resourceVersion":"(\d+)"/.exec(line)?.[1];
}

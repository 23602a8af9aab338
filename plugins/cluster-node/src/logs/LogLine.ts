/** One line of a container's log. */
export interface LogLine {
  /** When the runtime wrote it, RFC 3339 with nanoseconds; empty where it does not say. */
  time: string;
  text: string;
  /** Bytes at its end that are left out, since it is too long. */
  cut?: number;
}

const timestamp =
  /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)) ?/;

/** Reads a line that was asked for with `timestamps=true`. */
export function parseLogLine(line: string, cut: number): LogLine {
  const [head = '', time = ''] = timestamp.exec(line) ?? [];
  const text = line.slice(head.length).replace(/\r$/, '');
  return cut > 0 ? { time, text, cut } : { time, text };
}

import { ApiConnectionError } from './ApiConnectionError';
import { LineSplitter } from './LineSplitter';
import { parseWatchEvent, WatchEvent } from './WatchEvent';

/** Options of `readWatch`. */
export interface ReadWatchOptions {
  bytes: AsyncIterable<Buffer>;
  /** Milliseconds without a byte after which the watch is given up. */
  idle: number;
  /** Ends the request below, so that the bytes end too. */
  cancel(reason: Error): void;
  onEvent(event: WatchEvent): void;
}

/**
 * Hands over the events of a watch one by one, until the server ends it. A
 * connection that is only half open never fails by itself, so a watch without
 * a byte for too long is cancelled.
 */
export async function readWatch(options: ReadWatchOptions): Promise<void> {
  const { bytes, idle, cancel, onEvent } = options;
  const splitter = new LineSplitter();
  const watchdog = setTimeout(() => cancel(new WatchIdleError(idle)), idle);
  try {
    for await (const chunk of bytes) {
      watchdog.refresh();
      for (const line of splitter.push(chunk)) {
        onEvent(parseWatchEvent(line));
      }
    }
  } finally {
    clearTimeout(watchdog);
  }
}

/** Nothing came over a watch for too long. */
export class WatchIdleError extends ApiConnectionError {
  constructor(readonly idle: number) {
    super(
      `Nothing came from the API server for ${
        idle / 1000
      } s; the connection is dead.`,
      { code: 'WATCH_IDLE' },
    );
  }
}

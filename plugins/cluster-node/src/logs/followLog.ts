import { setTimeout as sleep } from 'node:timers/promises';
import { ApiClient } from '../upstream/ApiClient';
import { Backoff } from '../upstream/Backoff';
import { KubernetesApiError } from '../upstream/KubernetesApiError';
import { LogLine } from './LogLine';
import { LogLineSplitter } from './LogLineSplitter';
import { LogPosition } from './LogPosition';
import { logRequest, LogTarget } from './logRequest';

/** What happens while a log is followed. */
export type LogEvent =
  /** Never empty. */
  | { type: 'lines'; lines: LogLine[] }
  /** The connection was cut; it is tried again by itself. */
  | { type: 'broken'; reason: string }
  /** Lines come again, and none is missing. */
  | { type: 'resumed' }
  /** Lines come again, but the log no longer holds all that was written meanwhile. */
  | { type: 'gap' }
  /** The container has ended, or the API server ends the log: nothing more will come. */
  | { type: 'ended' };

/** How often a log that broke is tried again, in milliseconds; the shortest and the longest wait. */
export interface LogTiming {
  retry: readonly [number, number];
}

const defaultTiming: LogTiming = { retry: [200, 10_000] };

/**
 * Follows a log: what is there, then what comes. No line is lost or doubled
 * when connections break. Nothing is read ahead of who reads the events, so a
 * slow reader costs no memory.
 *
 * Throws the `KubernetesApiError` of an API server that says no for good: a pod
 * or container that is not there (404), not started yet (400), or may not be
 * read (403).
 */
export async function* followLog(
  client: Pick<ApiClient, 'stream'>,
  target: LogTarget,
  timing: LogTiming = defaultTiming,
): AsyncGenerator<LogEvent> {
  const { signal } = target;
  const position = new LogPosition();
  const backoff = new Backoff(timing.retry);
  for (;;) {
    try {
      for await (const event of readLog(client, target, position)) {
        backoff.reset();
        yield event;
      }
      yield { type: 'ended' };
      return;
    } catch (error) {
      signal?.throwIfAborted();
      if (!isPassing(error)) {
        throw error;
      }
      yield { type: 'broken', reason: (error as Error).message };
      const asked = error instanceof KubernetesApiError ? error.retryAfter : 0;
      await sleep(Math.max(backoff.next(), 1000 * (asked ?? 0)), undefined, {
        signal,
      });
      position.resume();
    }
  }
}

async function* readLog(
  client: Pick<ApiClient, 'stream'>,
  target: LogTarget,
  position: LogPosition,
): AsyncGenerator<LogEvent> {
  const splitter = new LogLineSplitter();
  let resumes = position.since !== undefined;
  const bytes = await client.stream(
    logRequest(target, { follow: true, sinceTime: position.since }),
  );
  for await (const chunk of bytes) {
    const lines: LogLine[] = [];
    for (const line of splitter.push(chunk)) {
      const isGap = position.hasGapBefore(line);
      if (position.take(line)) {
        if (resumes) {
          yield { type: isGap ? 'gap' : 'resumed' };
          resumes = false;
        }
        lines.push(line);
      }
    }
    if (lines.length > 0) {
      yield { type: 'lines', lines };
    }
  }
  const last = splitter.end();
  if (last && position.take(last)) {
    yield { type: 'lines', lines: [last] };
  }
}

/** Whether it may go better next time. */
function isPassing(error: unknown): boolean {
  return error instanceof KubernetesApiError
    ? error.status === 429 || error.status >= 500
    : error instanceof Error && error.name === 'ApiConnectionError';
}

import type { IncomingMessage } from 'node:http';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { ApiConnectionError } from './ApiConnectionError';
import { describeConnectionError } from './describeConnectionError';

/** Options of `readBody`. */
export interface ReadBodyOptions {
  /** Bytes, once unpacked; more throws an `ApiConnectionError` with the code `TOO_LARGE`. */
  maximumBytes: number;
  /** Milliseconds that may pass without a byte. */
  pause: number;
}

/** Reads an answer to its end as text, unpacked where it is gzip. */
export async function readBody(
  response: IncomingMessage,
  options: ReadBodyOptions,
): Promise<string> {
  const { maximumBytes, pause } = options;
  const timer = setTimeout(
    () =>
      response.destroy(
        new ApiConnectionError(
          `The API server stopped in the middle of an answer for ${
            pause / 1000
          } s.`,
          { code: 'ETIMEDOUT' },
        ),
      ),
    pause,
  );
  const parts: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of unpacked(response)) {
      timer.refresh();
      length += chunk.length;
      if (length > maximumBytes) {
        throw new ApiConnectionError(
          `The answer of the API server is larger than ${maximumBytes} bytes.`,
          { code: 'TOO_LARGE' },
        );
      }
      parts.push(chunk);
    }
  } catch (error) {
    throw describeConnectionError(error);
  } finally {
    clearTimeout(timer);
    if (!response.complete) {
      response.destroy();
    }
  }
  return Buffer.concat(parts).toString('utf8');
}

function unpacked(response: IncomingMessage): AsyncIterable<Buffer> {
  if (response.headers['content-encoding'] !== 'gzip') {
    return response;
  }
  // The callback is for the types: errors reach the reader through the stream.
  return pipeline(response, createGunzip(), () => undefined);
}

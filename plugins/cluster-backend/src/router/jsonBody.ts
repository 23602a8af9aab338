import { InputError } from '@backstage/errors';
import express, { RequestHandler } from 'express';
import { PayloadTooLargeError } from './PayloadTooLargeError';

/**
 * Reads a JSON body of at most `limit` bytes, whatever its content type says.
 * A larger one is answered with 413, one that is not JSON with 400.
 */
export function jsonBody(limit: number): RequestHandler {
  // Not strict: what is JSON but no object is refused by the schema of the
  // route, which can say what it wants instead.
  const parse = express.json({ limit, strict: false, type: () => true });
  return (request, response, next) =>
    parse(request, response, (error?: unknown) =>
      error === undefined ? next() : next(readableError(error, limit)),
    );
}

function readableError(error: unknown, limit: number): unknown {
  if (!(error instanceof Error) || !('type' in error)) {
    return error;
  }
  switch (error.type) {
    case 'entity.too.large':
      return new PayloadTooLargeError(
        `The body of the request is larger than ${
          limit / 1024
        } KiB, which is the limit.`,
      );
    case 'entity.parse.failed':
      return new InputError(
        `The body of the request is not JSON: ${error.message}`,
      );
    default:
      return error;
  }
}

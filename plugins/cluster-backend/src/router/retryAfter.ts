import { NextFunction, Request, Response } from 'express';
import { TooManyStreamsError } from '../feed/TooManyStreamsError';

const RETRY_SECONDS = 10;

/** Tells a client with too many streams when to come back, and leaves the answer to Backstage. */
export function retryAfter(
  error: unknown,
  _request: Request,
  response: Response,
  next: NextFunction,
): void {
  if (error instanceof TooManyStreamsError) {
    response.set('Retry-After', String(RETRY_SECONDS));
    // In development the page comes from another origin, which may not read it otherwise.
    response.append('Access-Control-Expose-Headers', 'Retry-After');
  }
  next(error);
}

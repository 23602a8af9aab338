import { CustomErrorBase } from '@backstage/errors';

/** A user who has as many streams open as config allows; answered with 429. */
export class TooManyStreamsError extends CustomErrorBase {
  name = 'TooManyStreamsError';
  readonly statusCode = 429;
}

import { CustomErrorBase } from '@backstage/errors';

/** A request body over the limit; answered with 413. */
export class PayloadTooLargeError extends CustomErrorBase {
  name = 'PayloadTooLargeError';
  readonly statusCode = 413;
}

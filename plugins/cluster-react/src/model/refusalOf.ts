/** What an error of a call to the backend means to the reader. */
export type Refusal = 'denied' | 'gone' | 'failed';

/** Tells refusals and missing objects from failures, by the error's name. */
export function refusalOf(error: Error | undefined): Refusal {
  switch (error?.name) {
    case 'NotAllowedError':
    case 'AuthenticationError':
      return 'denied';
    case 'NotFoundError':
      return 'gone';
    default:
      return 'failed';
  }
}

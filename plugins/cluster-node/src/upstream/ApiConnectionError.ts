/**
 * A request got no answer, or none that an API server would give. The message
 * is a sentence for people and names neither address nor credential; what the
 * network layer said is the `cause`.
 */
export class ApiConnectionError extends Error {
  /** The code of the network layer, e.g. `ECONNREFUSED`, where there is one. */
  readonly code?: string;

  constructor(
    message: string,
    options: { code?: string; cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
    this.name = 'ApiConnectionError';
    this.code = options.code;
  }
}

/** What an answer of an API server that is not 2xx says. */
export interface KubernetesApiErrorOptions {
  /** The HTTP status code. */
  status: number;
  /** A sentence; the server's own message where it sent a Kubernetes `Status`. */
  message: string;
  /** `reason` of the `Status`, e.g. `Forbidden` or `Expired`. */
  reason?: string;
  /** Seconds that the server asks to wait before the next try. */
  retryAfter?: number;
}

/** An API server answered, and the answer is no. */
export class KubernetesApiError extends Error {
  readonly status: number;
  readonly reason?: string;
  readonly retryAfter?: number;

  constructor(options: KubernetesApiErrorOptions) {
    super(options.message);
    this.name = 'KubernetesApiError';
    this.status = options.status;
    this.reason = options.reason;
    this.retryAfter = options.retryAfter;
  }

  /** The error that a Kubernetes `Status` object (meta/v1) describes; undefined if `value` is none. */
  static fromStatus(
    value: unknown,
    fallbackStatus = 500,
  ): KubernetesApiError | undefined {
    if (typeof value !== 'object' || value === null) {
      return undefined;
    }
    const status = value as {
      kind?: unknown;
      code?: unknown;
      reason?: unknown;
      message?: unknown;
      details?: { retryAfterSeconds?: unknown };
    };
    if (status.kind !== 'Status') {
      return undefined;
    }
    const code = typeof status.code === 'number' ? status.code : fallbackStatus;
    const reason =
      typeof status.reason === 'string' && status.reason
        ? status.reason
        : undefined;
    const retryAfter = status.details?.retryAfterSeconds;
    return new KubernetesApiError({
      status: code,
      reason,
      message:
        typeof status.message === 'string' && status.message
          ? status.message
          : `The API server answered ${code} ${reason ?? ''}`.trim(),
      retryAfter: typeof retryAfter === 'number' ? retryAfter : undefined,
    });
  }
}

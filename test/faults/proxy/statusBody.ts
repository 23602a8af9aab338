const reasons: Readonly<Record<number, string>> = {
  404: 'NotFound',
  410: 'Expired',
  422: 'Invalid',
  429: 'TooManyRequests',
  500: 'InternalError',
  503: 'ServiceUnavailable',
  504: 'Timeout',
};

/** A `Status` as an API server answers it (meta/v1). */
export function statusObject(code: number): Record<string, unknown> {
  return {
    kind: 'Status',
    apiVersion: 'v1',
    metadata: {},
    status: 'Failure',
    message: `made up by the proxy (${code})`,
    reason: reasons[code],
    code,
  };
}

/** The line of a watch that says that it failed. */
export function errorLine(code: number): Buffer {
  return Buffer.from(
    `${JSON.stringify({ type: 'ERROR', object: statusObject(code) })}\n`,
  );
}

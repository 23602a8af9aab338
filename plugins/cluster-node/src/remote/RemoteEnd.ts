/** How a process in a container ended, or what is known of it. */
export type RemoteEnd =
  /** It ran, and this is its exit code. */
  | { how: 'exited'; code: number }
  /** It did not run, or not to its end; the API server's words. */
  | { how: 'failed'; reason?: string; message: string }
  /** The connection broke: whether it still runs is not known. */
  | { how: 'lost'; message: string }
  /** It was ended from here. */
  | { how: 'closed' };

interface Status {
  status?: unknown;
  reason?: unknown;
  message?: unknown;
  details?: { causes?: unknown };
}

/**
 * Reads what the API server says on the status channel: a meta/v1 `Status`, in
 * which a code other than 0 is a cause of a failure (client-go,
 * `tools/remotecommand/v4.go`).
 */
export function remoteEndOf(text: string): RemoteEnd {
  const status = parse(text);
  if (status?.status === 'Success') {
    return { how: 'exited', code: 0 };
  }
  const code = status?.reason === 'NonZeroExitCode' && exitCodeOf(status);
  if (code) {
    return { how: 'exited', code: Number(code) };
  }
  return {
    how: 'failed',
    reason: typeof status?.reason === 'string' ? status.reason : undefined,
    message:
      typeof status?.message === 'string' && status.message
        ? status.message
        : 'The API server did not say why.',
  };
}

function exitCodeOf({ details }: Status): string | undefined {
  const causes: unknown[] = Array.isArray(details?.causes)
    ? details.causes
    : [];
  const cause = causes.find(
    (one): one is { message?: unknown } =>
      (one as { reason?: unknown } | null)?.reason === 'ExitCode',
  );
  const message = String(cause?.message);
  return /^\d+$/.test(message) ? message : undefined;
}

function parse(text: string): Status | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return { reason: 'InternalError', message: text };
  }
}

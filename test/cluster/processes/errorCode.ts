/** The code of a system error, such as ENOENT; undefined for anything else. */
export function errorCode(error: unknown): string | undefined {
  // Not by its class: test runners have an Error of their own.
  return typeof error === 'object' && error !== null && 'code' in error
    ? String(error.code)
    : undefined;
}

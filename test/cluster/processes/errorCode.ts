/** The `code` of a Node system error such as `ENOENT`; undefined for other values. */
export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error
    ? String(error.code)
    : undefined;
}

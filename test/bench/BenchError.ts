/** A failure whose message is one or more clear sentences for the person at the keyboard. */
export class BenchError extends Error {
  override readonly name: string = 'BenchError';
}

/** The person asked for something that makes no sense; exit code 2. */
export class BenchUsageError extends BenchError {
  override readonly name = 'BenchUsageError';
}

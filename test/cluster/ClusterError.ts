/** A failure whose message is one or more clear sentences for the person at the keyboard. */
export class ClusterError extends Error {
  override readonly name: string = 'ClusterError';
}

/** The person asked for something that makes no sense; exit code 2. */
export class UsageError extends ClusterError {
  override readonly name: string = 'UsageError';
}

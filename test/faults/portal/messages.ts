/** What the parent of a portal tells it to do. */
export interface Command {
  number: number;
  do: 'start' | 'compare' | 'figures' | 'stop';
}

/** Its answer. */
export interface Answer {
  /** The number of the command. */
  answers: number;
  result?: unknown;
  error?: string;
}

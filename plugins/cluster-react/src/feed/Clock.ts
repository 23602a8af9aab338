/** Time and timers, so that tests can own them. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Runs a task later; the returned function cancels it. */
  after(ms: number, task: () => void): () => void;
}

/** The clock of the machine. */
export const systemClock: Clock = {
  now: () => Date.now(),
  after(ms, task) {
    const timer = setTimeout(task, ms);
    return () => clearTimeout(timer);
  },
};

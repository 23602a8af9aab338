// Runs inside every process that is measured, before its own program: it ends
// with the bench, and answers what it has used.

/** What a process has used since it started. */
export interface Usage {
  /** Of all its threads, in milliseconds. */
  readonly cpuMs: number;
  /** In bytes, now. */
  readonly residentBytes: number;
  /** In bytes, after a collection if one was asked for. */
  readonly heapBytes: number;
}

/** The bench asks with a number and gets the answer with the same. */
export interface UsageQuestion {
  readonly askUsage: number;
  readonly collect: boolean;
}

export interface UsageAnswer {
  readonly usageOf: number;
  readonly usage: Usage;
}

process.on('message', (question: Partial<UsageQuestion>) => {
  if (question.askUsage !== undefined) {
    if (question.collect) {
      globalThis.gc?.();
    }
    const { user, system } = process.cpuUsage();
    const { rss, heapUsed } = process.memoryUsage();
    process.send?.({
      usageOf: question.askUsage,
      usage: {
        cpuMs: (user + system) / 1000,
        residentBytes: rss,
        heapBytes: heapUsed,
      },
    } satisfies UsageAnswer);
  }
});
process.on('disconnect', () => process.exit(0));
// What is measured ends when it has nothing to do, whoever listens.
process.channel?.unref();

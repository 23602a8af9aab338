import { setTimeout as sleep } from 'node:timers/promises';

export interface PollOptions {
  readonly timeoutMs: number;
  readonly intervalMs?: number;
  readonly signal?: AbortSignal;
}

/**
 * Asks again until the answer is not undefined, and returns it; undefined
 * when the time is over.
 *
 * @throws the reason of the signal when it fires, and whatever `ask` throws.
 */
export async function poll<T>(
  ask: () => Promise<T | undefined> | T | undefined,
  options: PollOptions,
): Promise<T | undefined> {
  const { timeoutMs, intervalMs = 50, signal } = options;
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    signal?.throwIfAborted();
    const answer = await ask();
    if (answer !== undefined || Date.now() > deadline) {
      return answer;
    }
    await sleep(intervalMs);
  }
}

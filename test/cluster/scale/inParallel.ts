/**
 * Does the work for all items, a number of them at once, in order of start.
 *
 * @throws the first failure, once what was under way has ended, and the reason of the signal.
 */
export async function inParallel<T>(
  items: Iterable<T>,
  workers: number,
  work: (item: T) => Promise<void>,
  signal?: AbortSignal,
): Promise<void> {
  const iterator = items[Symbol.iterator]();
  let failed = false;
  const worker = async () => {
    while (!failed) {
      signal?.throwIfAborted();
      const { done, value } = iterator.next();
      if (done) {
        return;
      }
      try {
        await work(value);
      } catch (error) {
        failed = true;
        throw error;
      }
    }
  };
  const results = await Promise.allSettled(
    Array.from({ length: workers }, worker),
  );
  for (const result of results) {
    if (result.status === 'rejected') {
      throw result.reason;
    }
  }
}

// The longest that setTimeout can wait.
const LONGEST_TIMEOUT = 2 ** 31 - 1;

/** Calls back when a moment comes; never, if there is none. Returns how to call it off. */
export function onExpiry(
  expiresAt: Date | undefined,
  callback: () => void,
): () => void {
  let timer: NodeJS.Timeout | undefined;
  const wait = () => {
    const left = expiresAt ? expiresAt.getTime() - Date.now() : Infinity;
    if (left === Infinity) {
      return;
    }
    timer =
      left > LONGEST_TIMEOUT
        ? setTimeout(wait, LONGEST_TIMEOUT)
        : setTimeout(callback, left);
  };
  wait();
  return () => clearTimeout(timer);
}

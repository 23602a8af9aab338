import { useCallback, useSyncExternalStore } from 'react';

/** Device pixels of one CSS pixel; changes with the zoom and from screen to screen. */
export function usePixelRatio(): number {
  return useSyncExternalStore(
    useCallback(onChange => {
      let stop = () => {};
      // A query is for one ratio: each change needs the next query.
      function follow() {
        stop();
        const query = window.matchMedia?.(
          `(resolution: ${window.devicePixelRatio}dppx)`,
        );
        const changed = () => {
          follow();
          onChange();
        };
        query?.addEventListener?.('change', changed);
        stop = () => query?.removeEventListener?.('change', changed);
      }
      follow();
      return () => stop();
    }, []),
    () => window.devicePixelRatio || 1,
  );
}

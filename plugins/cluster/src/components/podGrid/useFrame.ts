import { useCallback, useEffect, useRef } from 'react';

/**
 * Runs a task with the next animation frame, once however often it is asked
 * for. It is the latest task that runs.
 */
export function useFrame(task: () => void): () => void {
  const latest = useRef(task);
  const planned = useRef<number>();
  useEffect(() => {
    latest.current = task;
  });
  useEffect(
    () => () => {
      if (planned.current !== undefined) {
        cancelAnimationFrame(planned.current);
        planned.current = undefined;
      }
    },
    [],
  );
  return useCallback(() => {
    planned.current ??= requestAnimationFrame(() => {
      planned.current = undefined;
      latest.current();
    });
  }, []);
}

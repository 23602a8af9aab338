import { isError } from '@backstage/errors';
import { useCallback, useEffect, useState } from 'react';

/** The state of a one-shot call. What came last stays while it is repeated. */
export interface RequestState<T> {
  status: 'loading' | 'ready' | 'failed';
  value?: T;
  error?: Error;
  /** True while a repeated call is under way. */
  reloading: boolean;
  reload(): void;
}

interface Answer<T> {
  load: unknown;
  value?: T;
  error?: Error;
}

/**
 * Calls `load` when it changes (memoise it), and again on `reload`. With
 * `undefined` it stays `loading`.
 */
export function useRequest<T>(
  load: (() => Promise<T>) | undefined,
): RequestState<T> {
  const [turn, setTurn] = useState(0);
  const [answer, setAnswer] = useState<Answer<T>>();
  const [settledTurn, setSettledTurn] = useState(0);

  useEffect(() => {
    let current = true;
    load?.().then(
      value => {
        if (current) {
          setAnswer({ load, value });
          setSettledTurn(turn);
        }
      },
      (error: unknown) => {
        if (current) {
          setAnswer({ load, error: asError(error) });
          setSettledTurn(turn);
        }
      },
    );
    return () => {
      current = false;
    };
  }, [load, turn]);

  const reload = useCallback(() => setTurn(before => before + 1), []);
  // An answer to an earlier question is no answer to this one.
  const known = answer && answer.load === load ? answer : undefined;
  let status: RequestState<T>['status'] = 'loading';
  if (known) {
    status = known.error ? 'failed' : 'ready';
  }
  return {
    status,
    value: known?.value,
    error: known?.error,
    reloading: known !== undefined && settledTurn !== turn,
    reload,
  };
}

/** What the backend said, rather than that it said so by HTTP. */
function asError(error: unknown): Error {
  if (!isError(error)) {
    return new Error(String(error));
  }
  return error.name === 'ResponseError' && isError(error.cause)
    ? error.cause
    : error;
}

import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { readTableQuery, writeTableQuery } from '../model/tableQueryParams';
import { TableQuery } from './useResourceWindow';

/**
 * The sort, filters and text of a table, kept in the URL so that a view can
 * be shared: `sort=-restarts&q=cart&filter.phase=Failed`. Several tables on
 * one page take a prefix each.
 */
export function useTableQuery(
  options: { initial?: TableQuery; prefix?: string } = {},
): [TableQuery, (query: TableQuery) => void] {
  const { initial, prefix = '' } = options;
  const [params, setParams] = useSearchParams();
  const text = params.toString();
  const query = useMemo(
    () => readTableQuery(new URLSearchParams(text), { initial, prefix }),
    [text, initial, prefix],
  );
  const setQuery = useCallback(
    (next: TableQuery) =>
      setParams(
        before => writeTableQuery(before, next, { initial, prefix }),
        // Typing must not fill the history.
        { replace: true },
      ),
    [setParams, initial, prefix],
  );
  return [query, setQuery];
}

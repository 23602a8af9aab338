import { useState } from 'react';
import { TableQuery } from '../../hooks/useResourceWindow';

const everything: TableQuery = {};

/** The query of a table: kept by the page, or else by the table itself. */
export function useQueryState(options: {
  query?: TableQuery;
  onQueryChange?: (query: TableQuery) => void;
  initialQuery?: TableQuery;
}): [TableQuery, (query: TableQuery) => void] {
  const { query, onQueryChange, initialQuery } = options;
  const [own, setOwn] = useState(initialQuery ?? everything);
  const change = (next: TableQuery) => {
    if (query === undefined) {
      setOwn(next);
    }
    onQueryChange?.(next);
  };
  return [query ?? own, change];
}

/** Whether a query leaves rows out. */
export function isFiltered(query: TableQuery): boolean {
  return (
    Boolean(query.text) ||
    Object.values(query.filters ?? {}).some(values => values.length > 0)
  );
}

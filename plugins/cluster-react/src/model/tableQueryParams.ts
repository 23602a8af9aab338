import { FeedWindow } from '@wheelhouse/backstage-plugin-cluster-common';

type Query = Pick<FeedWindow, 'sort' | 'filters' | 'text'>;

interface Options {
  /** What holds where the URL says nothing. */
  initial?: Query;
  prefix: string;
}

/** Reads a table's query from the parameters of the page. */
export function readTableQuery(
  params: URLSearchParams,
  options: Options,
): Query {
  const { initial, prefix } = options;
  const sort = params.get(`${prefix}sort`);
  const text = params.get(`${prefix}q`);
  const filters: Record<string, string[]> = {};
  const filterPrefix = `${prefix}filter.`;
  for (const key of new Set(params.keys())) {
    if (key.startsWith(filterPrefix)) {
      filters[key.slice(filterPrefix.length)] = params.getAll(key);
    }
  }
  const hasFilters = Object.keys(filters).length > 0;
  return {
    sort: sort ? parseSort(sort) : initial?.sort,
    filters: hasFilters ? filters : initial?.filters,
    text: text ?? initial?.text,
  };
}

/** The parameters with a table's query in them; all others stay. */
export function writeTableQuery(
  params: URLSearchParams,
  query: Query,
  options: Options,
): URLSearchParams {
  const { initial, prefix } = options;
  const next = new URLSearchParams(params);
  for (const key of Array.from(next.keys())) {
    if (
      key === `${prefix}sort` ||
      key === `${prefix}q` ||
      key.startsWith(`${prefix}filter.`)
    ) {
      next.delete(key);
    }
  }
  if (query.sort && printSort(query.sort) !== printSort(initial?.sort)) {
    next.set(`${prefix}sort`, printSort(query.sort));
  }
  if (query.text || (initial?.text && query.text !== undefined)) {
    next.set(`${prefix}q`, query.text ?? '');
  }
  for (const [column, values] of Object.entries(query.filters ?? {})) {
    for (const value of values) {
      next.append(`${prefix}filter.${column}`, value);
    }
  }
  return next;
}

function parseSort(sort: string): Query['sort'] {
  return sort.startsWith('-')
    ? { column: sort.slice(1), descending: true }
    : { column: sort };
}

function printSort(sort: Query['sort']): string {
  return sort ? `${sort.descending ? '-' : ''}${sort.column}` : '';
}

import { FeedScope, FeedWindow } from '../feed/FeedRequest';
import { SourceState, WireRow } from '../feed/FeedEvent';

/**
 * Rows as a table has them: body of `POST /v1/rows.csv`, which answers all of
 * them as a file. Authorised as a subscription is; no list at any API server.
 */
export interface RowsRequest
  extends Pick<FeedWindow, 'sort' | 'filters' | 'text'> {
  /** A descriptor's id or a group of kinds such as `workloads`. */
  kind: string;
  scope?: FeedScope;
  /**
   * In the file: these columns in this order, or all but ids. In an answer of
   * `POST /v1/rows`: these beside the base columns, or all.
   */
  columns?: string[];
}

/** Body of `POST /v1/rows`: a part of the rows, once. */
export interface RowsPageRequest extends RowsRequest {
  /** Index of the first row, from 0, which is the default. */
  offset?: number;
  /** Number of rows, 1 to `rowsLimits.rows`, which is the default. */
  limit?: number;
}

/** Answer of `POST /v1/rows`. */
export interface RowsResponse {
  /** Names of the cells of every row. */
  columns: readonly string[];
  rows: WireRow[];
  /** Rows that match, whether or not they are in this part. */
  total: number;
  sources: SourceState[];
}

/** Body of `POST /v1/facets`: which values a column has. */
export interface FacetsRequest
  extends Pick<RowsRequest, 'kind' | 'scope' | 'filters' | 'text'> {
  /** A filter on this column itself is left aside. */
  column: string;
  /** Only values that hold this text; case does not matter. */
  search?: string;
}

/** Answer of `POST /v1/facets`. */
export interface FacetsResponse {
  /** Those that most rows have come first; at most `rowsLimits.facets`. */
  values: FacetValue[];
  /** How many values there are. */
  total: number;
}

/** A value of a column, and how many rows have it. Of a list, every item is a value. */
export interface FacetValue {
  /** Empty for rows that have none. */
  value: string;
  count: number;
}

/** Limits of these requests. */
export const rowsLimits = { rows: 1000, facets: 100 } as const;

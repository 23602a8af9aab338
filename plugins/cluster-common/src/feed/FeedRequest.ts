/** Body of `POST /api/cluster/v1/feed`: what this stream shall carry. */
export interface FeedRequest {
  subscriptions: FeedSubscription[];
}

/** One live set of rows. */
export interface FeedSubscription {
  /** Chosen by the client; every event of the subscription carries it. */
  id: string;
  /** A descriptor's id, a group of kinds such as `workloads`, or a kind of sums: `clusters`, `overview`. */
  kind: string;
  /** What is asked for. It only narrows; what is shown is decided by permissions. */
  scope?: FeedScope;
  /** Names of the columns to send beside the base columns; all when left out. */
  columns?: string[];
  /** Where an earlier stream of the same subscription ended. */
  since?: FeedCursor;
  /** Present: only a sorted, filtered window of the rows. */
  window?: FeedWindow;
}

/** Narrows a subscription. All given parts must match. */
export interface FeedScope {
  clusters?: string[];
  namespaces?: string[];
  /** Narrows to what the annotations of an entity select, or of the parts of a system, e.g. `component:default/cart`. */
  entityRef?: string;
  /** A Kubernetes label selector, matched on the row or on any of its owners. */
  selector?: string;
  /** Only rows with this object among their owners (pods of a workload, events of a pod). */
  ownerUid?: string;
  /** Only these rows, by their `id`; none of them where the epoch has changed. */
  ids?: string[];
}

/** An opaque position in a feed: `seq` grows, `epoch` changes when `seq` means nothing any more. */
export interface FeedCursor {
  epoch: string;
  seq: number;
}

/** A window over the sorted and filtered rows. */
export interface FeedWindow {
  /** Index of the first row, from 0. */
  offset: number;
  /** Number of rows, 1 to 500. */
  limit: number;
  sort?: { column: string; descending?: boolean };
  /** Column → accepted values. */
  filters?: Record<string, string[]>;
  /** Looked for in `searchedColumns`; case does not matter. */
  text?: string;
}

/** Limits of a feed request. */
export const feedLimits = {
  bodyBytes: 64 * 1024,
  subscriptions: 100,
  columns: 50,
  windowRows: 500,
  ids: 1000,
} as const;

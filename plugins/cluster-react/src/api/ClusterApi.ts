import { createApiRef } from '@backstage/core-plugin-api';
import {
  AccessCheckRequest,
  AccessCheckResponse,
  ClustersResponse,
  EventsResponse,
  FacetsRequest,
  FacetsResponse,
  NotLiveSource,
  ObjectResponse,
  RowsPageRequest,
  RowsRequest,
  RowsResponse,
} from '@wheelhouse/backstage-plugin-cluster-common';
import { FeedClient } from '../feed/FeedClient';
import { ObjectTarget, ObjectView } from './ObjectTarget';

/**
 * The cluster backend as the browser sees it. Every call throws a
 * `ResponseError` (`@backstage/errors`) when the backend refuses.
 */
export interface ClusterApi {
  /** The clusters that the portal knows, and what is wrong with its config. */
  clusters(): Promise<ClustersResponse>;
  /** One object by name, without managed fields and without values of Secrets. */
  object(target: ObjectTarget, view: ObjectView): Promise<ObjectResponse>;
  /** The events of one object, newest first. */
  events(target: ObjectTarget): Promise<EventsResponse>;
  /** May I do this, and if not, why? */
  checkAccess(request: AccessCheckRequest): Promise<AccessCheckResponse>;
  /** A part of the rows of a table, once. */
  rows(request: RowsPageRequest): Promise<RowsResponse>;
  /** All rows of a table as CSV. */
  rowsFile(
    request: RowsRequest,
    options?: { signal?: AbortSignal },
  ): Promise<RowsFile>;
  /** Which values a column has. */
  facets(request: FacetsRequest): Promise<FacetsResponse>;
  /** Live rows. */
  feed: FeedClient;
}

/** A file on its way. */
export interface RowsFile {
  /** As the backend names it, e.g. `pods-2026-01-31.csv`. */
  name: string;
  /** Rows that it will hold. */
  total: number;
  /** Sources whose rows may be missing or old. */
  notLive: NotLiveSource[];
  /** Fails when the file is cut off. */
  body: ReadableStream<Uint8Array>;
}

/** The API that the plugin `cluster` provides. */
export const clusterApiRef = createApiRef<ClusterApi>({
  id: 'plugin.cluster.client',
});

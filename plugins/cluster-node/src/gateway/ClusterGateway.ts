import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  AccessCheckRequest,
  AccessCheckResponse,
  ClustersResponse,
  EventsResponse,
  FacetsRequest,
  FacetsResponse,
  FeedEvent,
  FeedSubscription,
  ObjectResponse,
  ResourceRow,
  RowsRequest,
  SourceState,
  WireRow,
  WorkloadRow,
} from '@wheelhouse/backstage-plugin-cluster-common';

/** Names one object. `kind` is a descriptor's id; `namespace` is left out for cluster-scoped kinds. */
export interface ObjectTarget {
  cluster: string;
  kind: string;
  namespace?: string;
  name: string;
}

/**
 * What a user may see of the clusters. Every call is authorised with the
 * caller's credentials against the resolved cluster, kind and namespace.
 *
 * Throws `InputError` for an unknown kind or a bad target, `NotFoundError` for
 * an unknown cluster or object, `NotAllowedError` where a permission or the
 * cluster says no, and `ServiceUnavailableError` for an unreachable cluster;
 * each message says what and why.
 */
export interface ClusterGateway {
  /** The clusters of which the caller may see anything. */
  clusters(credentials: BackstageCredentials): Promise<ClustersResponse>;

  /** Opens one live set of rows. What cannot be served comes as an `error` event. */
  subscribe(
    credentials: BackstageCredentials,
    subscription: FeedSubscription,
    options: { onPending(): void },
  ): Promise<GatewaySubscription>;

  /**
   * The rows of a table, once, as they are when its sources have settled.
   * Throws `NotAllowedError` and `ServiceUnavailableError` only when no source
   * can be read; of others that cannot be, `sources` tells.
   */
  rows(
    credentials: BackstageCredentials,
    request: RowsRequest,
  ): Promise<ReadRows>;

  /** Which values a column has among the rows that the other filters let through. */
  facets(
    credentials: BackstageCredentials,
    request: FacetsRequest,
  ): Promise<FacetsResponse>;

  /** One object. `full` needs the inspect permission; otherwise literal environment values are masked. */
  object(
    credentials: BackstageCredentials,
    target: ObjectTarget,
    view: 'masked' | 'full',
  ): Promise<ObjectResponse>;

  /** Events about an object and what it owns, newest first. */
  events(
    credentials: BackstageCredentials,
    target: ObjectTarget,
  ): Promise<EventsResponse>;

  /** May I, and if not, who says so and why. */
  checkAccess(
    credentials: BackstageCredentials,
    request: AccessCheckRequest,
  ): Promise<AccessCheckResponse>;

  /** The workloads of a catalog entity over all clusters. */
  workloads(
    credentials: BackstageCredentials,
    entityRef: string,
  ): Promise<EntityWorkloads>;
}

/** Rows that were read at one moment; what changes later does not change them. */
export interface ReadRows {
  /** Names of the cells of every row. */
  columns: readonly string[];
  total: number;
  sources: SourceState[];
  /** A part of the rows in their order, as they travel. */
  slice(offset: number, limit: number): WireRow[];
}

/** The workloads of an entity, and how each cluster and kind they come from is doing. */
export interface EntityWorkloads {
  workloads: (WorkloadRow & ResourceRow)[];
  sources: SourceState[];
}

/**
 * One open set of rows. Changes gather inside, at most one per object, until
 * they are taken; so a reader that is slow costs no memory and misses nothing.
 */
export interface GatewaySubscription {
  readonly id: string;
  /** What has gathered since the last call; empty if nothing has. */
  take(): FeedEvent[];
  close(): void;
}

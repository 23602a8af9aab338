import { DiscoveryApi, FetchApi } from '@backstage/core-plugin-api';
import { ResponseError } from '@backstage/errors';
import {
  AccessCheckRequest,
  AccessCheckResponse,
  ClustersResponse,
  EventsResponse,
  FacetsRequest,
  FacetsResponse,
  NOT_LIVE_HEADER,
  ObjectResponse,
  parseNotLive,
  ROWS_HEADER,
  RowsPageRequest,
  RowsRequest,
  RowsResponse,
} from '@wheelhouse/backstage-plugin-cluster-common';
import { DefaultFeedClient } from '../feed/DefaultFeedClient';
import { FeedClient } from '../feed/FeedClient';
import { ClusterApi, RowsFile } from './ClusterApi';
import { ObjectTarget, ObjectView } from './ObjectTarget';

/** Options of a `ClusterClient`. */
export interface ClusterClientOptions {
  discoveryApi: DiscoveryApi;
  fetchApi: FetchApi;
  /** Another feed client, for tests and development pages. */
  feed?: FeedClient;
}

/** The `ClusterApi` over HTTP. */
export class ClusterClient implements ClusterApi {
  static create(options: ClusterClientOptions): ClusterClient {
    const { discoveryApi, fetchApi } = options;
    const feed =
      options.feed ??
      DefaultFeedClient.create({
        fetch: (url, init) => fetchApi.fetch(url, init),
        url: async () => `${await discoveryApi.getBaseUrl('cluster')}/v1/feed`,
      });
    return new ClusterClient(discoveryApi, fetchApi, feed);
  }

  private constructor(
    private readonly discoveryApi: DiscoveryApi,
    private readonly fetchApi: FetchApi,
    readonly feed: FeedClient,
  ) {}

  clusters(): Promise<ClustersResponse> {
    return this.request('/v1/clusters');
  }

  object(target: ObjectTarget, view: ObjectView): Promise<ObjectResponse> {
    const query = namespaceQuery(target);
    query.set('view', view);
    return this.request(`${objectPath(target)}?${query}`);
  }

  events(target: ObjectTarget): Promise<EventsResponse> {
    const query = namespaceQuery(target).toString();
    return this.request(`${objectPath(target)}/events${query && `?${query}`}`);
  }

  checkAccess(request: AccessCheckRequest): Promise<AccessCheckResponse> {
    return this.request('/v1/access-checks', post(request));
  }

  rows(request: RowsPageRequest): Promise<RowsResponse> {
    return this.request('/v1/rows', post(request));
  }

  async rowsFile(
    request: RowsRequest,
    options?: { signal?: AbortSignal },
  ): Promise<RowsFile> {
    const { headers, body } = await this.fetch('/v1/rows.csv', {
      ...post(request),
      signal: options?.signal,
    });
    if (!body) {
      throw new Error('The backend sent an answer without a body.');
    }
    const disposition = headers.get('Content-Disposition') ?? '';
    return {
      name: /filename="([^"]+)"/.exec(disposition)?.[1] ?? 'rows.csv',
      total: Number(headers.get(ROWS_HEADER) ?? 0),
      notLive: parseNotLive(headers.get(NOT_LIVE_HEADER)),
      body,
    };
  }

  facets(request: FacetsRequest): Promise<FacetsResponse> {
    return this.request('/v1/facets', post(request));
  }

  private async request<T>(path: string, init?: RequestInit): Promise<T> {
    const response = await this.fetch(path, init);
    return (await response.json()) as T;
  }

  private async fetch(path: string, init?: RequestInit): Promise<Response> {
    const baseUrl = await this.discoveryApi.getBaseUrl('cluster');
    const response = await this.fetchApi.fetch(`${baseUrl}${path}`, init);
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return response;
  }
}

function post(body: object): RequestInit {
  return {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  };
}

function objectPath(target: ObjectTarget): string {
  const [cluster, kind, name] = [target.cluster, target.kind, target.name].map(
    encodeURIComponent,
  );
  return `/v1/clusters/${cluster}/objects/${kind}/${name}`;
}

function namespaceQuery(target: ObjectTarget): URLSearchParams {
  return new URLSearchParams(
    target.namespace ? { namespace: target.namespace } : {},
  );
}

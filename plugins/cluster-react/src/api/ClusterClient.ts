import { DiscoveryApi, FetchApi } from '@backstage/core-plugin-api';
import { ResponseError } from '@backstage/errors';
import {
  AccessCheckRequest,
  AccessCheckResponse,
  ClustersResponse,
  EventsResponse,
  ObjectResponse,
} from '@wheelhouse/backstage-plugin-cluster-common';
import { DefaultFeedClient } from '../feed/DefaultFeedClient';
import { FeedClient } from '../feed/FeedClient';
import { ClusterApi } from './ClusterApi';
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
    return this.request('/v1/access-checks', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(request),
    });
  }

  private async request<T>(path: string, init?: RequestInit): Promise<T> {
    const baseUrl = await this.discoveryApi.getBaseUrl('cluster');
    const response = await this.fetchApi.fetch(`${baseUrl}${path}`, init);
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return (await response.json()) as T;
  }
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

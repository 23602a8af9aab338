import {
  AccessCheckResponse,
  ClustersResponse,
  EventsResponse,
  FacetsRequest,
  FacetsResponse,
  ObjectResponse,
  RowsResponse,
} from '@wheelhouse/backstage-plugin-cluster-common';
import {
  ClusterApi,
  FeedClient,
  ObjectTarget,
  RowsFile,
} from '@wheelhouse/backstage-plugin-cluster-react';
import { clustersResponse } from './__data__/shop';
import { FeedScript, sceneState } from './FeedScript';

/** A cluster backend that says what a script says, for pages to be looked at. */
export class ScriptedClusterApi implements ClusterApi {
  readonly feed: FeedClient;

  constructor(private readonly script: FeedScript) {
    this.feed = {
      subscribe({ kind, window }, listener) {
        listener(sceneState(script[kind], { window: window !== undefined }));
        return () => {};
      },
      reconnect() {},
    };
  }

  async clusters(): Promise<ClustersResponse> {
    return clustersResponse;
  }

  async object(target: ObjectTarget): Promise<ObjectResponse> {
    const { namespace, name } = target;
    return {
      object: {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { namespace, name, uid: name },
      },
    };
  }

  async events(): Promise<EventsResponse> {
    return { events: [] };
  }

  async checkAccess(): Promise<AccessCheckResponse> {
    return { allowed: true };
  }

  async rows(): Promise<RowsResponse> {
    return { columns: [], rows: [], total: 0, sources: [] };
  }

  async rowsFile(): Promise<RowsFile> {
    const body = new Blob(['name\r\n']).stream();
    return { name: 'rows.csv', total: 0, notLive: [], body };
  }

  async facets({ kind, column }: FacetsRequest): Promise<FacetsResponse> {
    const counts = new Map<string, number>();
    for (const row of this.script[kind]?.rows ?? []) {
      const cell = Object.entries(row).find(([id]) => id === column)?.[1];
      const value = String(cell ?? '');
      counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    const values = Array.from(counts, ([value, count]) => ({ value, count }));
    return { values, total: values.length };
  }
}

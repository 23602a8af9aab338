import {
  AccessCheckResponse,
  ClustersResponse,
  EventsResponse,
  ObjectResponse,
} from '@wheelhouse/backstage-plugin-cluster-common';
import {
  ClusterApi,
  FeedClient,
  ObjectTarget,
} from '@wheelhouse/backstage-plugin-cluster-react';
import { clustersResponse } from './__data__/shop';
import { FeedScript, sceneState } from './FeedScript';

/** A cluster backend that says what a script says, for pages to be looked at. */
export class ScriptedClusterApi implements ClusterApi {
  readonly feed: FeedClient;

  constructor(script: FeedScript) {
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
}

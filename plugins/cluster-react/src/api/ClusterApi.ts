import { createApiRef } from '@backstage/core-plugin-api';
import {
  AccessCheckRequest,
  AccessCheckResponse,
  ClustersResponse,
  EventsResponse,
  ObjectResponse,
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
  /** Live rows. */
  feed: FeedClient;
}

/** The API that the plugin `cluster` provides. */
export const clusterApiRef = createApiRef<ClusterApi>({
  id: 'plugin.cluster.client',
});

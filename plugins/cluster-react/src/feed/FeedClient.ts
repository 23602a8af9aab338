import {
  FeedState,
  FeedSubscription,
} from '@wheelhouse/backstage-plugin-cluster-common';

/** What is asked for: a subscription without what the client itself adds. */
export type FeedTarget = Omit<FeedSubscription, 'id' | 'since'>;

/** Called with the state of a subscription whenever it changed. */
export type FeedListener = (state: FeedState) => void;

/** Live rows from the cluster backend. */
export interface FeedClient {
  /**
   * Calls `listener` with what is known now, at once, and then at every
   * change, until the returned function is called. Equal targets share one
   * subscription.
   */
  subscribe(target: FeedTarget, listener: FeedListener): () => void;
  /** Tries again at once, whatever the client was waiting for. */
  reconnect(): void;
}

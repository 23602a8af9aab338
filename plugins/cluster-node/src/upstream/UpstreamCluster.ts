import {
  KubernetesObject,
  ResourceDescriptor,
} from '@wheelhouse/backstage-plugin-cluster-common';
import { ClusterDefinition } from '../clusters/ClusterDefinition';
import { ApiClient } from './ApiClient';
import { ListReason } from './ListReason';

/** How the connection to a cluster is doing. */
export interface ClusterHealth {
  state: 'connecting' | 'live' | 'unreachable' | 'denied';
  since: Date;
  /** A sentence for people, without address or credential. */
  reason?: string;
  version?: string;
}

/**
 * How the watch of one kind is doing. `connecting` and `failed` have never had
 * a whole list; `stale` had one and is cut off now; `denied` and `absent` have
 * no objects at all. A kind that is watched per namespace may be `live` and
 * still have a `reason`, which names the namespaces that are not.
 */
export interface KindState {
  state: 'connecting' | 'live' | 'stale' | 'denied' | 'absent' | 'failed';
  since: Date;
  reason?: string;
}

/**
 * Takes what a watch delivers. A list arrives as `beginList`, any number of
 * `upsert`, `endList`: what was not upserted in between is gone. A list that
 * breaks off is never ended; another `beginList` starts it over. `namespace` is
 * given when the kind is watched per configured namespace, and then the list
 * speaks of that namespace alone (and lists of several may be open at once).
 * Before `denied` and `absent` an empty list takes away what was there.
 */
export interface KindSink {
  beginList(namespace?: string): void;
  upsert(object: KubernetesObject): void;
  endList(namespace?: string): void;
  delete(object: KubernetesObject): void;
  state(state: KindState): void;
  /** The API server lists a collection, for this reason. */
  listing?(reason: ListReason): void;
}

/** A kind that is listed and watched until it is stopped. */
export interface UpstreamWatch {
  stop(): void;
  /** How each collection is doing: one, or one per configured namespace. */
  states(): KindState['state'][];
}

/** A live connection to one API server. */
export interface UpstreamCluster {
  readonly definition: ClusterDefinition;
  readonly client: ApiClient;
  health(): ClusterHealth;
  /** Calls back after every change of health; returns the way to stop it. */
  onHealth(listener: () => void): () => void;
  /** Lists and watches a kind until stopped, whatever happens in between. */
  watchKind(descriptor: ResourceDescriptor, sink: KindSink): UpstreamWatch;
  /** The path of a kind's collection, with the version that is served now. */
  resourcePath(
    descriptor: ResourceDescriptor,
    target?: { namespace?: string; name?: string; subresource?: string },
  ): Promise<string>;
  stop(): void;
}

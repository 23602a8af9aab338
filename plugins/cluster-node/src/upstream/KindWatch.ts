import { ResourceDescriptor } from '@wheelhouse/backstage-plugin-cluster-common';
import { ApiClient } from './ApiClient';
import { CollectionWatch } from './CollectionWatch';
import { Discovery } from './Discovery';
import { mergeStates } from './mergeStates';
import { resourcePath } from './resourcePath';
import { KindSink, KindState } from './UpstreamCluster';
import { UpstreamTiming } from './UpstreamTiming';

/** Options of `KindWatch.start`. */
export interface KindWatchOptions {
  client: ApiClient;
  discovery: Discovery;
  descriptor: ResourceDescriptor;
  /** One watch each; if not given, one watch over all namespaces. */
  namespaces?: readonly string[];
  sink: KindSink;
  timing: UpstreamTiming;
  /** Whether the API server is done with starting. */
  ready?(): Promise<boolean>;
  onFailure?(error: unknown): void;
}

/** The watch of one kind: one collection, or one per configured namespace. */
export class KindWatch {
  private readonly collections = new Map<string | undefined, CollectionWatch>();
  private readonly states = new Map<string, KindState>();
  private readonly checks = new Set<NodeJS.Timeout>();
  private told?: KindState;

  private constructor(private readonly options: KindWatchOptions) {}

  static start(options: KindWatchOptions): KindWatch {
    const watch = new KindWatch(options);
    const { descriptor, namespaces } = options;
    if (namespaces && descriptor.scope === 'Namespaced') {
      const unique = [...new Set(namespaces)];
      for (const namespace of unique) {
        watch.states.set(namespace, { state: 'connecting', since: new Date() });
      }
      for (const namespace of unique) {
        watch.collections.set(namespace, watch.follow(namespace));
      }
    } else {
      watch.collections.set(undefined, watch.follow(undefined));
    }
    return watch;
  }

  /** How each collection is doing. */
  collectionStates(): KindState['state'][] {
    return Array.from(
      this.collections.values(),
      collection => collection.state,
    );
  }

  /** Tries again at once where it is waiting to. */
  nudge(): void {
    for (const collection of this.collections.values()) {
      collection.nudge();
    }
  }

  /** Lists everything again, since the cluster is another one now. */
  relist(): void {
    for (const collection of this.collections.values()) {
      collection.interrupt({ relist: true });
    }
  }

  /** The definition of the kind changed; what is served follows a moment later. */
  definitionChanged(): void {
    const { discovery, descriptor, timing } = this.options;
    for (const delay of timing.discoveryChecks) {
      const timer = setTimeout(() => {
        this.checks.delete(timer);
        discovery.invalidate(descriptor);
        for (const collection of this.collections.values()) {
          // It never rejects: whatever goes wrong becomes the collection's state.
          void collection.recheck();
        }
      }, delay);
      this.checks.add(timer);
    }
  }

  stop(): void {
    for (const timer of this.checks) {
      clearTimeout(timer);
    }
    for (const collection of this.collections.values()) {
      collection.stop();
    }
  }

  private follow(namespace: string | undefined): CollectionWatch {
    const { client, discovery, descriptor, sink, timing } = this.options;
    const { group, plural } = descriptor;
    return CollectionWatch.start({
      client,
      timing,
      access: { group, plural, namespace },
      ready: this.options.ready,
      onList: reason => sink.listing?.(reason),
      onFailure: this.options.onFailure,
      onMissing: () => discovery.invalidate(descriptor),
      path: async () =>
        resourcePath({
          group,
          plural,
          namespace,
          version: await discovery.version(descriptor),
        }),
      sink: {
        beginList: () => sink.beginList(namespace),
        endList: () => sink.endList(namespace),
        upsert: object => sink.upsert(object),
        delete: object => sink.delete(object),
        state: state => this.merge(namespace, state),
      },
    });
  }

  private merge(namespace: string | undefined, state: KindState) {
    if (namespace === undefined) {
      this.options.sink.state(state);
      return;
    }
    this.states.set(namespace, state);
    const merged = mergeStates(
      Array.from(this.states, ([name, value]) => ({
        namespace: name,
        state: value,
      })),
    );
    if (
      merged.state !== this.told?.state ||
      merged.reason !== this.told?.reason
    ) {
      this.told = merged;
      this.options.sink.state(merged);
    }
  }
}

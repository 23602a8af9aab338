import { KubernetesObject } from '@wheelhouse/backstage-plugin-cluster-common';
import { ApiClient } from './ApiClient';
import { CollectionWatch } from './CollectionWatch';
import { UpstreamTiming } from './UpstreamTiming';

const definitions = '/apis/apiextensions.k8s.io/v1/customresourcedefinitions';

/** Options of `CustomResourceFollower`. */
export interface CustomResourceFollowerOptions {
  client: ApiClient;
  timing: UpstreamTiming;
}

/**
 * Tells when the definition of a custom kind appears, changes or goes. It
 * watches the CustomResourceDefinitions of the cluster, metadata only, from the
 * first kind that is followed to the last. Where that is forbidden nothing is
 * told, and absent kinds are found by the back-off of their own watch.
 */
export class CustomResourceFollower {
  private readonly listeners = new Map<string, Set<() => void>>();
  private readonly known = new Map<string, string | undefined>();
  private unseen = new Set<string>();
  private watch?: CollectionWatch;

  constructor(private readonly options: CustomResourceFollowerOptions) {}

  /** Calls back after each change of the definition; returns the way to stop it. */
  follow(
    kind: { group: string; plural: string },
    listener: () => void,
  ): () => void {
    const name = `${kind.plural}.${kind.group}`;
    const listeners = this.listeners.get(name) ?? new Set();
    this.listeners.set(name, listeners.add(listener));
    this.watch ??= this.start();
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0) {
        this.listeners.delete(name);
      }
      if (this.listeners.size === 0) {
        this.stop();
      }
    };
  }

  /** Tries again at once where it is waiting to. */
  nudge(): void {
    this.watch?.nudge();
  }

  /** Lists everything again. */
  relist(): void {
    this.watch?.interrupt({ relist: true });
  }

  stop(): void {
    this.watch?.stop();
    this.watch = undefined;
    this.known.clear();
  }

  private start(): CollectionWatch {
    return CollectionWatch.start({
      ...this.options,
      path: async () => definitions,
      metadataOnly: true,
      sink: {
        beginList: () => {
          this.unseen = new Set(this.known.keys());
        },
        upsert: object => this.changed(object),
        delete: object => this.gone(object.metadata.name),
        endList: () => {
          for (const name of this.unseen) {
            this.gone(name);
          }
          this.unseen.clear();
        },
        state: () => undefined,
      },
    });
  }

  private changed({ metadata }: KubernetesObject) {
    const { name, uid, resourceVersion } = metadata;
    this.unseen.delete(name);
    const version = `${uid}/${resourceVersion}`;
    if (this.known.get(name) !== version) {
      this.known.set(name, version);
      this.tell(name);
    }
  }

  private gone(name: string) {
    this.known.delete(name);
    this.tell(name);
  }

  private tell(name: string) {
    for (const listener of this.listeners.get(name) ?? []) {
      listener();
    }
  }
}

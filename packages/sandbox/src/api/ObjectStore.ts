import type { KubeObject } from '../model/KubeObject.ts';
import { expired } from '../model/StatusError.ts';

/** One change of one stored object. */
export interface StoreEvent {
  type: 'ADDED' | 'MODIFIED' | 'DELETED';
  revision: number;
  resource: string;
  object: KubeObject;
  previous?: KubeObject;
}

type Listener = (event: StoreEvent) => void;

interface Shelf {
  objects: Map<string, KubeObject>;
  /** Keys in list order; dropped when one comes or goes. */
  sorted: string[] | undefined;
}

/** The key of an object within its resource, in the order lists have. */
export function storeKey(namespace: string | undefined, name: string): string {
  return namespace ? `${namespace}/${name}` : name;
}

/**
 * The objects of one cluster with one revision counter and a bounded history,
 * which watches resume from and older lists are rebuilt from.
 */
export class ObjectStore {
  private readonly shelves = new Map<string, Shelf>();
  private readonly listeners = new Set<Listener>();
  private readonly historyLimit: number;
  private history: StoreEvent[] = [];
  private compactedRevision = 0;
  private currentRevision = 1;

  constructor(options: { historyLimit?: number } = {}) {
    this.historyLimit = options.historyLimit ?? 5_000;
  }

  get revision(): number {
    return this.currentRevision;
  }

  /** Revisions up to this one can be neither watched from nor listed. */
  get compacted(): number {
    return this.compactedRevision;
  }

  get(resource: string, key: string): KubeObject | undefined {
    return this.shelves.get(resource)?.objects.get(key);
  }

  /** All objects of a resource, or of a namespace, in key order. */
  list(resource: string, namespace?: string): KubeObject[] {
    const shelf = this.shelves.get(resource);
    if (!shelf) {
      return [];
    }
    shelf.sorted ??= [...shelf.objects.keys()].sort();
    const prefix = namespace ? `${namespace}/` : '';
    const found: KubeObject[] = [];
    for (const key of shelf.sorted) {
      const object = key.startsWith(prefix)
        ? shelf.objects.get(key)
        : undefined;
      if (object) {
        found.push(object);
      }
    }
    return found;
  }

  /**
   * The objects as they were at a revision.
   *
   * @throws StatusError 410 when that has been compacted away.
   */
  listAt(
    resource: string,
    namespace: string | undefined,
    revision: number,
  ): KubeObject[] {
    if (revision >= this.currentRevision) {
      return this.list(resource, namespace);
    }
    if (revision < this.compactedRevision) {
      throw expired(
        'The provided continue parameter is too old to display a consistent list result. You can start a new list without the continue parameter.',
      );
    }
    const objects = new Map(this.shelves.get(resource)?.objects ?? []);
    for (let index = this.history.length - 1; index >= 0; index--) {
      const event = this.history[index];
      if (event.revision <= revision) {
        break;
      }
      if (event.resource === resource) {
        const { namespace: owner, name } = event.object.metadata;
        const key = storeKey(owner, name);
        if (event.previous) {
          objects.set(key, event.previous);
        } else {
          objects.delete(key);
        }
      }
    }
    return [...objects.entries()]
      .filter(([, item]) => !namespace || item.metadata.namespace === namespace)
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([, object]) => object);
  }

  /** Stores an object under the next revision and returns what was stored. */
  put(resource: string, object: KubeObject): KubeObject {
    let shelf = this.shelves.get(resource);
    if (!shelf) {
      shelf = { objects: new Map(), sorted: undefined };
      this.shelves.set(resource, shelf);
    }
    const key = storeKey(object.metadata.namespace, object.metadata.name);
    const previous = shelf.objects.get(key);
    const stored = this.stamped(object);
    shelf.objects.set(key, stored);
    if (!previous) {
      shelf.sorted = undefined;
    }
    this.emit({
      type: previous ? 'MODIFIED' : 'ADDED',
      revision: this.currentRevision,
      resource,
      object: stored,
      previous,
    });
    return stored;
  }

  /** Removes an object; the returned copy carries the revision of its end. */
  remove(resource: string, key: string): KubeObject | undefined {
    const shelf = this.shelves.get(resource);
    const previous = shelf?.objects.get(key);
    if (!shelf || !previous) {
      return undefined;
    }
    const object = this.stamped(previous);
    shelf.objects.delete(key);
    shelf.sorted = undefined;
    this.emit({
      type: 'DELETED',
      revision: this.currentRevision,
      resource,
      object,
      previous,
    });
    return object;
  }

  /** What happened to a resource after a revision; undefined if unknown. */
  eventsSince(resource: string, revision: number): StoreEvent[] | undefined {
    if (revision < this.compactedRevision) {
      return undefined;
    }
    let low = 0;
    let high = this.history.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.history[middle].revision <= revision) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return this.history.slice(low).filter(item => item.resource === resource);
  }

  /** Calls the listener with every change until the returned function runs. */
  subscribe(listener: Listener): () => void {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  }

  /** Forgets all history, so that older revisions answer 410. */
  compact(): void {
    this.history = [];
    this.compactedRevision = this.currentRevision;
  }

  private stamped(object: KubeObject): KubeObject {
    this.currentRevision++;
    return {
      ...object,
      metadata: {
        ...object.metadata,
        resourceVersion: String(this.currentRevision),
      },
    };
  }

  private emit(event: StoreEvent): void {
    this.history.push(event);
    if (this.history.length > this.historyLimit) {
      const dropped = this.history.splice(0, this.historyLimit >> 2);
      this.compactedRevision = dropped[dropped.length - 1].revision;
    }
    for (const listener of this.listeners) {
      listener(event);
    }
  }
}

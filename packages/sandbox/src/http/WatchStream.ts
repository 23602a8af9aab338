import type { ListRequest } from '../api/ListRequest.ts';
import type { StoreEvent } from '../api/ObjectStore.ts';
import { apiVersionOf, resourceId } from '../api/ResourceType.ts';
import type { ResourceType } from '../api/ResourceType.ts';
import type { KubeObject } from '../model/KubeObject.ts';
import { expired } from '../model/StatusError.ts';
import type { Exchange } from './Exchange.ts';
import { inVersion, representObject } from './representation.ts';
import type { Shape } from './representation.ts';

const bookmarkInterval = 60_000;
/** A reader this far behind, in bytes, is cut off and has to list again. */
const backlogLimit = 64 * 1024 * 1024;

interface WatchStreamOptions {
  exchange: Exchange;
  type: ResourceType;
  shape: Shape;
  request: ListRequest;
  silenced: () => boolean;
  ended: () => void;
}

/** One watch: past events or the present state first, then what happens. */
export class WatchStream {
  readonly exchange: Exchange;
  readonly type: ResourceType;
  private readonly options: WatchStreamOptions;
  private readonly stops: (() => void)[] = [];
  private after = 0;
  private sentDefinitions = false;

  constructor(options: WatchStreamOptions) {
    this.options = options;
    this.exchange = options.exchange;
    this.type = options.type;
  }

  start(): void {
    const { response, cluster } = this.exchange;
    const { api } = cluster;
    const { timeoutSeconds, allowBookmarks } = this.options.request;
    response.on('close', () => this.stop());
    // A response that is cut off reports it by `close`; the error says no more.
    response.on('error', () => this.stop());
    if (!this.exchange.silent) {
      response.writeHead(200, {
        'Content-Type': 'application/json',
        'Cache-Control': 'no-cache, private',
      });
      response.flushHeaders();
    }
    if (!this.sendPast()) {
      return;
    }
    this.stops.push(
      api.store.subscribe(event => this.sendEvent(event)),
      api.registry.subscribe(() => this.checkServed()),
    );
    const lifetime = timeoutSeconds ?? 1800 + Math.random() * 1800;
    this.every(lifetime * 1000, () => {
      if (allowBookmarks) {
        this.sendBookmark();
      }
      this.end();
    });
    if (allowBookmarks) {
      this.every(bookmarkInterval, () => this.sendBookmark());
    }
  }

  /** Ends the stream with the error of a version that is too old. */
  expire(): void {
    const { revision } = this.exchange.cluster.api.store;
    this.sendExpired(this.after, revision);
  }

  destroy(): void {
    this.exchange.response.destroy();
    this.stop();
  }

  private every(interval: number, run: () => void): void {
    const timer = setInterval(run, interval);
    timer.unref();
    this.stops.push(() => clearInterval(timer));
  }

  /** False when the stream has ended already. */
  private sendPast(): boolean {
    const { store } = this.exchange.cluster.api;
    const { request } = this.options;
    const wanted = request.resourceVersion;
    const id = resourceId(this.type);
    if (wanted === '' || wanted === '0' || request.sendInitialEvents) {
      this.after = store.revision;
      for (const object of store.list(id, this.exchange.info.namespace)) {
        if (request.matches(object)) {
          this.write('ADDED', object);
        }
      }
      if (request.sendInitialEvents && request.allowBookmarks) {
        this.sendBookmark({ 'k8s.io/initial-events-end': 'true' });
      }
      return true;
    }
    this.after = Number(wanted);
    const events = store.eventsSince(id, this.after);
    if (!events) {
      this.sendExpired(this.after, store.compacted);
      return false;
    }
    events.forEach(event => this.sendEvent(event));
    return true;
  }

  private sendEvent(event: StoreEvent): void {
    if (
      event.resource !== resourceId(this.type) ||
      event.revision <= this.after
    ) {
      return;
    }
    this.after = event.revision;
    const { namespace } = this.exchange.info;
    if (namespace && event.object.metadata.namespace !== namespace) {
      return;
    }
    const { matches } = this.options.request;
    const was = event.previous !== undefined && matches(event.previous);
    const is = event.type !== 'DELETED' && matches(event.object);
    if (is) {
      this.write(was ? 'MODIFIED' : 'ADDED', event.object);
    } else if (was && event.previous) {
      this.write('DELETED', {
        ...event.previous,
        metadata: {
          ...event.previous.metadata,
          resourceVersion: String(event.revision),
        },
      });
    }
  }

  private write(type: string, object: KubeObject): void {
    const { cluster, info, query } = this.exchange;
    const body = representObject(
      this.options.shape,
      this.type,
      inVersion(object, this.type, info.version),
      {
        now: cluster.api.clock.now(),
        includeObject: query.get('includeObject') ?? undefined,
        withoutDefinitions: this.sentDefinitions,
      },
    );
    this.sentDefinitions = true;
    this.writeLine({ type, object: body });
  }

  private writeLine(line: object): void {
    const { exchange } = this;
    exchange.silent ||= this.options.silenced();
    if (exchange.silent || exchange.response.writableEnded) {
      return;
    }
    exchange.response.write(`${JSON.stringify(line)}\n`);
    if (exchange.response.writableLength > backlogLimit) {
      this.destroy();
    }
  }

  private sendBookmark(annotations?: Record<string, string>): void {
    const { store } = this.exchange.cluster.api;
    const partial = this.options.shape === 'PartialObjectMetadata';
    const table = this.options.shape === 'Table';
    const metadata = {
      resourceVersion: String(Math.max(this.after, store.revision)),
      creationTimestamp: null,
      ...(annotations ? { annotations } : {}),
    };
    const kind = partial ? 'PartialObjectMetadata' : this.type.kind;
    const apiVersion = partial
      ? 'meta.k8s.io/v1'
      : apiVersionOf(this.type, this.exchange.info.version);
    this.writeLine({
      type: 'BOOKMARK',
      object: table
        ? {
            kind: 'Table',
            apiVersion: 'meta.k8s.io/v1',
            metadata: { resourceVersion: metadata.resourceVersion },
            columnDefinitions: null,
            rows: [{ cells: [], object: { kind, apiVersion, metadata } }],
          }
        : { kind, apiVersion, metadata },
    });
  }

  private sendExpired(wanted: number, oldest: number): void {
    const error = expired(`too old resource version: ${wanted} (${oldest})`);
    this.writeLine({ type: 'ERROR', object: error.body });
    this.end();
  }

  private checkServed(): void {
    const { group, version, resource } = this.exchange.info;
    const { registry } = this.exchange.cluster.api;
    const served = registry.find(group, version, resource);
    if (!served || served !== this.type) {
      this.end();
    }
  }

  private end(): void {
    if (!this.exchange.silent) {
      this.exchange.response.end();
    }
    this.stop();
  }

  private stop(): void {
    for (const stop of this.stops.splice(0)) {
      stop();
    }
    this.options.ended();
  }
}

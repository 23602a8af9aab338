import { KubernetesObject } from '@wheelhouse/backstage-plugin-cluster-common';
import { ApiClient } from './ApiClient';
import { ApiConnectionError } from './ApiConnectionError';
import { isLaterVersion } from './isLaterVersion';
import { listPages } from './listPages';
import { ListReason } from './ListReason';
import { readWatch } from './readWatch';
import { UpstreamTiming } from './UpstreamTiming';
import { WatchAccess, watchAccess } from './watchAccess';
import { endsInitialEvents, WatchEvent } from './WatchEvent';

/** Takes the objects of one collection; see `KindSink`. */
export interface CollectionObjects {
  beginList(): void;
  upsert(object: KubernetesObject): void;
  endList(): void;
  delete(object: KubernetesObject): void;
}

/** Options of `CollectionReader`. */
export interface CollectionReaderOptions {
  client: ApiClient;
  objects: CollectionObjects;
  timing: UpstreamTiming;
  /** Asks for metadata only (meta/v1 `PartialObjectMetadata`). */
  metadataOnly?: boolean;
  /** Asked about now and then, since an open watch outlives the permission for it. */
  access?: Pick<WatchAccess, 'group' | 'plural' | 'namespace'>;
  /** A list begins, and why. */
  onList?(reason: ListReason): void;
  /** What is held is whole, and changes arrive as they happen. */
  onLive(): void;
  /** Something arrived. */
  onProgress(): void;
  /** The watch may no longer be allowed. */
  onAccessLost(): void;
}

const metadata = 'as=PartialObjectMetadata;g=meta.k8s.io;v=v1';
const metadataList = 'as=PartialObjectMetadataList;g=meta.k8s.io;v=v1';

/**
 * Lists and watches a collection, and remembers where to go on. The list is a
 * streaming one where the API server has that (Kubernetes enhancement 3157) and
 * comes in pages otherwise; objects pass through one at a time.
 */
export class CollectionReader {
  private path?: string;
  private streaming = true;
  private holdsObjects = false;
  private suspicious = false;
  private listReason: ListReason = 'first';
  /** What the watch has come to; undefined means that a list is due. */
  private resourceVersion?: string;

  constructor(private readonly options: CollectionReaderOptions) {}

  /** True if the next watch goes on where the last one ended. */
  get resumes(): boolean {
    return this.resourceVersion !== undefined;
  }

  /** The path that was read last. */
  get lastPath(): string | undefined {
    return this.path;
  }

  /** Lists from the beginning next time. */
  forget(reason: ListReason): void {
    if (this.resumes) {
      this.resourceVersion = undefined;
      this.listReason = reason;
    }
  }

  /** Gives the next watch little time to be answered: nobody may be there. */
  suspect(): void {
    this.suspicious = true;
  }

  /** Lists in pages from now on; false if it did so already. */
  giveUpStreaming(): boolean {
    const before = this.streaming;
    this.streaming = false;
    return before;
  }

  /** Takes away all objects. */
  clear(): void {
    this.forget('returned');
    this.path = undefined;
    if (this.holdsObjects) {
      this.holdsObjects = false;
      this.options.objects.beginList();
      this.options.objects.endList();
    }
  }

  /**
   * One list if it is due, then one watch to its end. Resolves when the server
   * ended the watch in good order; throws what goes wrong.
   */
  async read(path: string, attempt: AbortController): Promise<void> {
    if (path !== this.path) {
      if (this.path !== undefined) {
        this.forget('moved');
      }
      this.path = path;
    }
    if (!this.resumes && !this.streaming) {
      await this.listByPages(path, attempt.signal);
    }
    await this.watch(path, attempt);
  }

  private async listByPages(path: string, signal: AbortSignal) {
    const { client, objects } = this.options;
    this.beginList();
    const version = await listPages({
      client,
      path,
      signal,
      accept: this.accept(metadataList),
      onObject: object => {
        signal.throwIfAborted();
        objects.upsert(object);
        this.options.onProgress();
      },
    });
    this.endList(version);
  }

  private async watch(path: string, attempt: AbortController) {
    const { timing } = this.options;
    const began = Date.now();
    const bytes = await this.openWatch(path, attempt.signal);
    if (this.resumes) {
      this.options.onLive();
    } else {
      this.beginList();
    }
    const stopChecking = this.checkAccess();
    let events = 0;
    try {
      await readWatch({
        bytes,
        idle: timing.idle,
        cancel: reason => attempt.abort(reason),
        onEvent: event => {
          // What arrived in one piece with the event that ended it is not for us.
          attempt.signal.throwIfAborted();
          events += 1;
          this.take(event);
        },
      });
    } finally {
      stopChecking?.();
    }
    if (!this.resumes) {
      throw new ApiConnectionError(
        'The API server ended the list before it was whole.',
      );
    }
    if (events === 0 && Date.now() - began < timing.shortWatch) {
      throw new ApiConnectionError(
        'The API server ends the watch as soon as it has begun.',
      );
    }
    this.options.onProgress();
  }

  private openWatch(path: string, signal: AbortSignal) {
    const { client, timing } = this.options;
    const [shortest, longest] = timing.watchSeconds;
    const timeout = this.suspicious ? timing.connect : undefined;
    // Once only: a server may be slow and yet there.
    this.suspicious = false;
    return client.stream({
      path,
      signal,
      timeout,
      accept: this.accept(metadata),
      query: {
        watch: true,
        allowWatchBookmarks: true,
        timeoutSeconds: Math.round(
          shortest + Math.random() * (longest - shortest),
        ),
        resourceVersion: this.resourceVersion,
        ...(!this.resumes && {
          sendInitialEvents: true,
          resourceVersionMatch: 'NotOlderThan',
        }),
      },
    });
  }

  private take(event: WatchEvent) {
    const { type, object } = event;
    if (!this.resumes && type === 'BOOKMARK') {
      if (!endsInitialEvents(event)) {
        this.giveUpStreaming();
        throw new ApiConnectionError('The API server has no streaming lists.');
      }
      this.endList(object.metadata.resourceVersion);
      return;
    }
    if (!this.isKnown(object)) {
      if (type !== 'BOOKMARK') {
        this.options.objects[type === 'DELETED' ? 'delete' : 'upsert'](object);
      }
      // Versions of objects within the list are no place to go on from.
      if (this.resumes) {
        this.resourceVersion =
          object.metadata.resourceVersion ?? this.resourceVersion;
      }
    }
    this.options.onProgress();
  }

  /** Events that come again must not take back what came after them. */
  private isKnown(object: KubernetesObject): boolean {
    const { resourceVersion } = object.metadata;
    return (
      this.resourceVersion !== undefined &&
      resourceVersion !== undefined &&
      !isLaterVersion(resourceVersion, this.resourceVersion)
    );
  }

  private beginList() {
    this.holdsObjects = true;
    this.options.onList?.(this.listReason);
    this.options.objects.beginList();
    // Unless it comes to its end, and something else makes the next one due.
    this.listReason = 'broken';
  }

  private endList(resourceVersion: string | undefined) {
    this.resourceVersion = resourceVersion;
    this.options.objects.endList();
    this.options.onLive();
    this.options.onProgress();
  }

  private accept(as: string): string | undefined {
    return this.options.metadataOnly
      ? `application/json;${as},application/json`
      : undefined;
  }

  private checkAccess(): (() => void) | undefined {
    const { access, client, timing, onAccessLost } = this.options;
    return (
      access &&
      watchAccess({
        ...access,
        client,
        interval: timing.accessCheck,
        onDenied: onAccessLost,
      })
    );
  }
}

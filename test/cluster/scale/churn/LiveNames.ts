import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { ClusterError } from '../../ClusterError.ts';
import type { ApiClient } from '../../control-plane/ApiClient.ts';
import { NameSet } from './NameSet.ts';

const pauseMs = 250;
const metadataOnly = 'as=PartialObjectMetadata;g=meta.k8s.io;v=v1';
const pods = '/api/v1/pods';

export interface LiveNamesOptions {
  readonly client: ApiClient;
  /** Told what went wrong before it is tried again. */
  readonly onError: (error: Error) => void;
}

/** The pods that there are now, by the paths of their objects, without their content. */
export class LiveNames {
  readonly names = new NameSet();
  private readonly client: ApiClient;
  private readonly onError: (error: Error) => void;
  private readonly ending = new AbortController();
  private following: Promise<void> | undefined;

  constructor({ client, onError }: LiveNamesOptions) {
    this.client = client;
    this.onError = onError;
  }

  /** @throws when the first list fails. */
  async start(): Promise<void> {
    const version = await this.list();
    this.following = this.follow(version);
  }

  async stop(): Promise<void> {
    this.ending.abort();
    await this.following;
  }

  private async follow(from: string): Promise<void> {
    let version: string | undefined = from;
    while (!this.ending.signal.aborted) {
      try {
        version ??= await this.list();
        version = await this.watch(version);
      } catch (error) {
        if (this.ending.signal.aborted) {
          return;
        }
        version = undefined;
        this.onError(error as Error);
        await sleep(pauseMs);
      }
    }
  }

  private async list(): Promise<string> {
    const { metadata, items } = await this.client.send<MetadataList>({
      method: 'GET',
      path: `${pods}?resourceVersion=0`,
      accept: `application/json;${metadataOnly.replace(
        'Metadata;',
        'MetadataList;',
      )}`,
      signal: this.ending.signal,
    });
    this.names.replace(items.map(pathOf).sort());
    return metadata.resourceVersion;
  }

  /** Until the API server ends it, as it does every few minutes; undefined when the version is too old by now. */
  private async watch(from: string): Promise<string | undefined> {
    const response = await this.client.open({
      method: 'GET',
      path: `${pods}?watch=1&allowWatchBookmarks=true&resourceVersion=${from}`,
      accept: `application/json;${metadataOnly}`,
      // Where nothing changes a watch says nothing.
      patienceMs: 0,
      signal: this.ending.signal,
    });
    if (response.statusCode !== 200) {
      response.resume();
      throw new ClusterError(
        `The watch of pods was answered with ${response.statusCode}.`,
      );
    }
    let version = from;
    for await (const line of createInterface({ input: response })) {
      const { type, object } = JSON.parse(line) as WatchEvent;
      if (type === 'ERROR') {
        return undefined;
      }
      version = object.metadata.resourceVersion;
      if (type === 'DELETED' || object.metadata.deletionTimestamp) {
        this.names.remove(pathOf(object));
      } else if (type === 'ADDED') {
        this.names.add(pathOf(object));
      }
    }
    return version;
  }
}

interface Metadata {
  readonly metadata: {
    readonly namespace: string;
    readonly name: string;
    readonly resourceVersion: string;
    readonly deletionTimestamp?: string;
  };
}

interface MetadataList {
  readonly metadata: { readonly resourceVersion: string };
  readonly items: readonly Metadata[];
}

interface WatchEvent {
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED' | 'BOOKMARK' | 'ERROR';
  readonly object: Metadata;
}

function pathOf({ metadata }: Metadata): string {
  return `/api/v1/namespaces/${metadata.namespace}/pods/${metadata.name}`;
}

import { once } from 'node:events';
import { clock } from '../measure/clock.ts';
import { ConnectionCount } from './ConnectionCount.ts';
import { decoded, request } from './request.ts';
import type { Attention, Opening, Sighting, Tab } from './Tab.ts';

/** As the peer's frontend waits between two refreshes. */
const refreshMs = 10_000;

export interface PeerTabOptions {
  readonly url: string;
  readonly token: string;
  readonly entity: { readonly metadata: { readonly name: string } };
  readonly attention: Attention;
  readonly encodings?: string;
  /** Refreshes after it is open, as the page does. */
  readonly follow?: boolean;
}

/**
 * The Kubernetes tab of an entity of `@backstage/plugin-kubernetes`, as its
 * page talks to its backend: the clusters, then everything of the entity, and
 * both again every ten seconds.
 */
export class PeerTab implements Tab {
  private readonly options: PeerTabOptions;
  private readonly connections = new ConnectionCount();
  private timer: NodeJS.Timeout | undefined;
  private refreshing = false;

  constructor(options: PeerTabOptions) {
    this.options = options;
  }

  async open(): Promise<Opening> {
    if (this.options.follow) {
      this.timer = setInterval(() => this.refreshAgain(), refreshMs);
    }
    const began = clock();
    const { jsonBytes, pods } = await this.refresh();
    const ms = clock() - began;
    return { ms, wireBytes: this.wireBytes(), jsonBytes, pods };
  }

  wireBytes(): number {
    return this.connections.bytes();
  }

  sightings(): Sighting[] {
    return [];
  }

  close(): void {
    clearInterval(this.timer);
    this.connections.close();
  }

  /** A page whose last refresh is still under way asks for no other: the best case. */
  private refreshAgain(): void {
    if (!this.refreshing) {
      this.refresh().catch(error => {
        process.stderr.write(`a refresh of the peer failed: ${error}\n`);
      });
    }
  }

  private async refresh(): Promise<{ jsonBytes: number; pods: number }> {
    this.refreshing = true;
    try {
      const { entity } = this.options;
      await this.ask('/api/kubernetes/clusters', undefined, 'parse');
      return await this.ask(
        `/api/kubernetes/services/${entity.metadata.name}`,
        { entity, auth: {} },
        this.options.attention,
      );
    } finally {
      this.refreshing = false;
    }
  }

  private async ask(
    path: string,
    body: object | undefined,
    attention: Attention,
  ) {
    const { url, token, encodings } = this.options;
    const { agent } = this.connections;
    const response = await request({
      url: url + path,
      ...{ token, body, encodings, agent },
    });
    this.connections.add(response.socket);
    if (attention === 'completion') {
      response.resume();
      await once(response, 'end');
      return { jsonBytes: 0, pods: 0 };
    }
    const chunks: Buffer[] = [];
    for await (const chunk of decoded(response)) {
      chunks.push(chunk as Buffer);
    }
    const text = Buffer.concat(chunks);
    return {
      jsonBytes: text.length,
      pods: countPods(JSON.parse(text.toString('utf8'))),
    };
  }
}

interface PeerAnswer {
  readonly items: ReadonlyArray<{
    readonly resources?: ReadonlyArray<{
      readonly type: string;
      readonly resources: readonly unknown[];
    }>;
  }>;
}

function countPods({ items }: PeerAnswer): number {
  return items
    .flatMap(({ resources = [] }) => resources)
    .filter(({ type }) => type === 'pods')
    .reduce((count, { resources }) => count + resources.length, 0);
}

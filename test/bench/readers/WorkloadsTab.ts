import { clock } from '../measure/clock.ts';
import type { Subscription } from './asks.ts';
import { workloadsTab } from './asks.ts';
import { ConnectionCount } from './ConnectionCount.ts';
import { FeedReader } from './FeedReader.ts';
import { request } from './request.ts';
import type { Attention, Opening, Sighting, Tab } from './Tab.ts';

export interface WorkloadsTabOptions {
  readonly url: string;
  readonly token: string;
  readonly entityRef: string;
  readonly attention: Attention;
  readonly encodings?: string;
  /** Reads on after it is open, to report changes; otherwise bytes are counted only. */
  readonly follow?: boolean;
}

/** Our tab Workloads of an entity, as its page talks to the backend. */
export class WorkloadsTab implements Tab {
  private readonly options: WorkloadsTabOptions;
  private readonly connections = new ConnectionCount();
  private reader: FeedReader | undefined;

  constructor(options: WorkloadsTabOptions) {
    this.options = options;
  }

  async open(): Promise<Opening> {
    const { first, then } = workloadsTab(this.options.entityRef);
    const began = clock();
    const opening = await this.stream(first);
    const complete = await opening.complete;
    const resumed = first.map(each => ({
      ...each,
      since: opening.cursors.get(each.id),
    }));
    this.reader = await this.stream([...resumed, ...then]);
    opening.close();
    await this.reader.complete;
    const opened = {
      ms: complete - began,
      wireBytes: this.wireBytes(),
      jsonBytes: opening.jsonBytes + this.reader.jsonBytes,
      pods: opening.totals.get('2') ?? 0,
    };
    if (!this.options.follow) {
      this.reader.stopReading();
    }
    return opened;
  }

  wireBytes(): number {
    return this.connections.bytes();
  }

  sightings(): Sighting[] {
    return this.reader?.sightings.splice(0) ?? [];
  }

  close(): void {
    this.reader?.close();
    this.connections.close();
  }

  private async stream(
    subscriptions: readonly Subscription[],
  ): Promise<FeedReader> {
    const { url, token, encodings, attention } = this.options;
    const response = await request({
      url: `${url}/api/cluster/v1/feed`,
      ...{ token, encodings },
      body: { subscriptions },
      agent: this.connections.agent,
    });
    this.connections.add(response.socket);
    return new FeedReader(response, subscriptions, attention);
  }
}

import { clock } from '../measure/clock.ts';
import type { Subscription } from './asks.ts';
import { ConnectionCount } from './ConnectionCount.ts';
import { FeedReader } from './FeedReader.ts';
import { request } from './request.ts';
import type { Opening, Sighting, Tab } from './Tab.ts';

export interface FeedTabOptions {
  readonly url: string;
  readonly token: string;
  readonly subscriptions: readonly Subscription[];
}

/** One stream of our feed, whatever page it is for. */
export class FeedTab implements Tab {
  private readonly options: FeedTabOptions;
  private readonly connections = new ConnectionCount();
  private reader: FeedReader | undefined;

  constructor(options: FeedTabOptions) {
    this.options = options;
  }

  async open(): Promise<Opening> {
    const { url, token, subscriptions } = this.options;
    const began = clock();
    const response = await request({
      ...{ url: `${url}/api/cluster/v1/feed`, token },
      body: { subscriptions },
      agent: this.connections.agent,
    });
    this.connections.add(response.socket);
    this.reader = new FeedReader(response, subscriptions, 'parse');
    const complete = await this.reader.complete;
    return {
      ms: complete - began,
      wireBytes: this.wireBytes(),
      jsonBytes: this.reader.jsonBytes,
      pods: this.reader.totals.get(subscriptions[0].id) ?? 0,
    };
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
}

import { once } from 'node:events';
import http, { IncomingMessage } from 'node:http';
import { mockCredentials } from '@backstage/backend-test-utils';
import {
  applyFeedEvent,
  FeedEvent,
  FeedState,
  FeedSubscription,
  initialFeedState,
} from '@wheelhouse/backstage-plugin-cluster-common';

/** Somebody who looks: one feed, read as a browser would, and opened again when it ends. */
export class FeedViewer {
  private readonly states = new Map<string, FeedState>();
  private response: IncomingMessage | undefined;
  private text = '';
  private closed = false;
  /** How often the feed was opened. */
  openings = 0;

  private constructor(
    readonly name: string,
    private readonly url: string,
    readonly subscriptions: readonly FeedSubscription[],
  ) {}

  static async open(
    name: string,
    url: string,
    subscriptions: readonly FeedSubscription[],
  ): Promise<FeedViewer> {
    const viewer = new FeedViewer(name, url, subscriptions);
    await viewer.connect();
    return viewer;
  }

  state(id: string): FeedState {
    return this.states.get(id) ?? initialFeedState;
  }

  /** Leaves, and comes back to where it was. */
  async comeBack(awayMs: number): Promise<void> {
    this.leave();
    await new Promise(resolve => setTimeout(resolve, awayMs));
    await this.connect();
  }

  /** Reads nothing for a while, as a tab on a bad connection. */
  async stall(forMs: number): Promise<void> {
    const { response } = this;
    response?.pause();
    await new Promise(resolve => setTimeout(resolve, forMs));
    response?.resume();
  }

  close(): void {
    this.closed = true;
    this.leave();
  }

  private leave(): void {
    const { response } = this;
    this.response = undefined;
    response?.destroy();
  }

  private async connect(): Promise<void> {
    this.text = '';
    this.openings += 1;
    const subscriptions = this.subscriptions.map(subscription => ({
      ...subscription,
      ...(subscription.window
        ? {}
        : { since: this.states.get(subscription.id)?.cursor }),
    }));
    const request = http.request(`${this.url}/api/cluster/v1/feed`, {
      method: 'POST',
      agent: false,
      headers: {
        'content-type': 'application/json',
        authorization: mockCredentials.user.header(),
      },
    });
    request.end(JSON.stringify({ subscriptions }));
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    if (response.statusCode !== 200) {
      response.resume();
      throw new Error(`the feed ${this.name} answered ${response.statusCode}`);
    }
    this.response = response;
    response.setEncoding('utf8');
    response.on('data', (chunk: string) => this.read(response, chunk));
    // Its end says all there is to know.
    response.on('error', () => response.destroy());
    response.on('close', () => this.reopen(response));
  }

  /** The server ended the feed, or cut a reader that stalled for too long. */
  private reopen(response: IncomingMessage): void {
    if (!this.closed && this.response === response) {
      this.response = undefined;
      void this.connect();
    }
  }

  private read(response: IncomingMessage, chunk: string): void {
    if (this.response !== response) {
      return;
    }
    const frames = (this.text + chunk).split('\n\n');
    this.text = frames.pop() ?? '';
    for (const frame of frames) {
      const data = frame.split('\n').find(line => line.startsWith('data: '));
      if (data) {
        this.take(JSON.parse(data.slice('data: '.length)));
      }
    }
  }

  private take(event: FeedEvent): void {
    if ('id' in event && event.id) {
      this.states.set(event.id, applyFeedEvent(this.state(event.id), event));
    }
  }
}

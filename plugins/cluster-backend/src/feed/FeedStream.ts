import {
  BackstageCredentials,
  BackstageUserPrincipal,
  LoggerService,
} from '@backstage/backend-plugin-api';
import {
  ByeEvent,
  ErrorEvent,
  FeedEvent,
  FeedSubscription,
} from '@wheelhouse/backstage-plugin-cluster-common';
import {
  ClusterGateway,
  GatewaySubscription,
} from '@wheelhouse/backstage-plugin-cluster-node';
import { Response } from 'express';
import { errorEvent } from './errorEvent';
import { EventStreamWriter } from './EventStreamWriter';
import { FeedTiming } from './FeedTiming';
import { FlushSchedule } from './FlushSchedule';
import { onExpiry } from './onExpiry';

/** What a stream is made of. */
export interface FeedStreamOptions {
  gateway: ClusterGateway;
  credentials: BackstageCredentials<BackstageUserPrincipal>;
  response: Response;
  timing: FeedTiming;
  logger: LoggerService;
}

/** Why a stream ends: the server says `bye`, or the reader has left. */
export type FeedEnd = ByeEvent['reason'] | 'gone';

/** What a stream has to carry now. */
export interface FeedLoad {
  subscriptions: number;
  /** Bytes of JSON that the reader has yet to take; more than 0 means that it is behind. */
  waitingBytes: number;
}

/**
 * One answer to `POST /v1/feed`: the subscriptions of one reader. Changes
 * gather in the gateway until the reader can take them, so a slow reader costs
 * no memory here beyond the one piece that it has not taken yet.
 */
export class FeedStream {
  /** Resolves when the response is over. */
  readonly closed: Promise<void>;
  private readonly writer: EventStreamWriter;
  private readonly schedule: FlushSchedule;
  private readonly open = new Set<GatewaySubscription>();
  private readonly pending = new Set<GatewaySubscription>();
  private readonly failures: ErrorEvent[] = [];
  private readonly stopTimers: () => void;
  private resolveClosed: () => void = () => undefined;
  private ended = false;

  private constructor(private readonly options: FeedStreamOptions) {
    const { response, timing, credentials } = options;
    this.closed = new Promise(resolve => {
      this.resolveClosed = resolve;
    });
    this.schedule = new FlushSchedule(timing.flush, () => this.flush());
    this.writer = new EventStreamWriter(response, timing, {
      drained: () => this.schedule.request(),
      closed: () => {
        this.end('gone');
        this.resolveClosed();
      },
    });
    const ping = setInterval(() => this.ping(), timing.ping);
    const stopExpiry = onExpiry(credentials.expiresAt, () =>
      this.end('expired'),
    );
    this.stopTimers = () => {
      clearInterval(ping);
      stopExpiry();
    };
  }

  /** Answers a request with a stream; it has no subscriptions yet. */
  static start(options: FeedStreamOptions): FeedStream {
    const stream = new FeedStream(options);
    stream.writer.open();
    return stream;
  }

  /**
   * Opens subscriptions, each on its own: one that fails becomes an `error`
   * event. Resolves with those failures when every one is open or refused.
   */
  async subscribe(
    subscriptions: readonly FeedSubscription[],
  ): Promise<ErrorEvent[]> {
    const failures = await Promise.all(
      subscriptions.map(subscription => this.openOne(subscription)),
    );
    return failures.flatMap(failure => failure ?? []);
  }

  get load(): FeedLoad {
    return {
      subscriptions: this.open.size,
      waitingBytes: this.writer.waitingBytes,
    };
  }

  /** Ends the stream. Only the first call counts. */
  end(reason: FeedEnd): void {
    if (this.ended) {
      return;
    }
    this.ended = true;
    this.stopTimers();
    this.schedule.stop();
    for (const subscription of this.open) {
      this.close(subscription);
    }
    if (reason === 'gone') {
      this.writer.destroy();
    } else {
      this.writer.write([{ type: 'bye', reason }]);
      this.writer.end();
    }
  }

  private async openOne(
    subscription: FeedSubscription,
  ): Promise<ErrorEvent | undefined> {
    const { gateway, credentials } = this.options;
    let opened: GatewaySubscription | undefined;
    try {
      opened = await gateway.subscribe(credentials, subscription, {
        onPending: () => opened && this.markPending(opened),
      });
    } catch (error) {
      return this.fail(subscription.id, error);
    }
    this.open.add(opened);
    if (this.ended) {
      this.close(opened);
    } else {
      this.markPending(opened);
    }
    return undefined;
  }

  private markPending(subscription: GatewaySubscription): void {
    if (this.open.has(subscription)) {
      this.pending.add(subscription);
      this.requestFlush();
    }
  }

  private requestFlush(): void {
    // A reader that is behind asks by itself when it has caught up.
    if (!this.ended && this.writer.writable) {
      this.schedule.request();
    }
  }

  private flush(): void {
    if (this.ended || !this.writer.writable) {
      return;
    }
    const due = [...this.pending];
    this.pending.clear();
    const taken = due.flatMap(subscription => this.take(subscription));
    this.writer.write([...this.failures.splice(0), ...taken]);
  }

  private take(subscription: GatewaySubscription): FeedEvent[] {
    try {
      return subscription.take();
    } catch (error) {
      this.close(subscription);
      this.fail(subscription.id, error);
      return [];
    }
  }

  private fail(id: string, error: unknown): ErrorEvent {
    const failure = errorEvent(id, error, this.options.logger);
    this.failures.push(failure);
    this.requestFlush();
    return failure;
  }

  private close(subscription: GatewaySubscription): void {
    this.open.delete(subscription);
    this.pending.delete(subscription);
    try {
      subscription.close();
    } catch (error) {
      this.options.logger.error(
        `Subscription ${subscription.id} of a feed could not be closed: ${error}`,
      );
    }
  }

  private ping(): void {
    if (this.writer.writable) {
      this.writer.write([{ type: 'ping', time: Date.now() }]);
    }
  }
}

import {
  LoggerService,
  RootConfigService,
} from '@backstage/backend-plugin-api';
import {
  ErrorEvent,
  FeedRequest,
} from '@wheelhouse/backstage-plugin-cluster-common';
import { ClusterGateway } from '@wheelhouse/backstage-plugin-cluster-node';
import { FeedLoad, FeedStream, FeedStreamOptions } from './FeedStream';
import { defaultFeedTiming, FeedTiming } from './FeedTiming';
import { StreamLimiter } from './StreamLimiter';

/** What a feed server is made of. */
export interface FeedServerOptions {
  gateway: ClusterGateway;
  config: RootConfigService;
  logger: LoggerService;
  timing?: Partial<FeedTiming>;
}

/** All streams of this backend: how many a user may have, and their common end. */
export class FeedServer {
  private readonly streams = new Set<FeedStream>();
  private stopped = false;

  private constructor(
    private readonly options: FeedServerOptions,
    private readonly timing: FeedTiming,
    private readonly limiter: StreamLimiter,
  ) {}

  static create(options: FeedServerOptions): FeedServer {
    return new FeedServer(
      options,
      { ...defaultFeedTiming, ...options.timing },
      StreamLimiter.fromConfig(options.config),
    );
  }

  /**
   * Answers with a stream. Resolves when its subscriptions are open, with
   * those that are not and why; the stream goes on. Throws
   * `TooManyStreamsError`, before anything is sent.
   */
  async serve(
    { subscriptions }: FeedRequest,
    target: Pick<FeedStreamOptions, 'credentials' | 'response'>,
  ): Promise<ErrorEvent[]> {
    const { gateway, logger } = this.options;
    const { userEntityRef } = target.credentials.principal;
    const release = this.limiter.acquire(userEntityRef);
    const stream = FeedStream.start({
      ...target,
      gateway,
      logger,
      timing: this.timing,
    });
    this.streams.add(stream);
    stream.closed.then(() => {
      this.streams.delete(stream);
      release();
    });
    if (this.stopped) {
      stream.end('shutdown');
    }
    return stream.subscribe(subscriptions);
  }

  /** Of every open stream. */
  loads(): FeedLoad[] {
    return Array.from(this.streams, stream => stream.load);
  }

  /** Says bye to every reader; resolves when all streams are over. */
  async stop(): Promise<void> {
    this.stopped = true;
    const streams = [...this.streams];
    for (const stream of streams) {
      stream.end('shutdown');
    }
    await Promise.all(streams.map(stream => stream.closed));
  }
}

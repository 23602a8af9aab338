import { InputError } from '@backstage/errors';
import { RootConfigService } from '@backstage/backend-plugin-api';
import { TooManyStreamsError } from './TooManyStreamsError';

const CONFIG_KEY = 'wheelhouse.feed.maxStreamsPerUser';
const DEFAULT_LIMIT = 30;

/** Counts the streams that each user has open on this backend. */
export class StreamLimiter {
  private readonly open = new Map<string, number>();

  private constructor(
    private readonly limit: number,
    private readonly what: string,
    private readonly advice: string,
  ) {}

  /** For other answers that go on for long; `what` and `advice` make up the refusal. */
  static of(options: {
    limit: number;
    what: string;
    advice: string;
  }): StreamLimiter {
    return new StreamLimiter(options.limit, options.what, options.advice);
  }

  /** Throws `InputError` if the limit in config is no positive whole number. */
  static fromConfig(config: RootConfigService): StreamLimiter {
    const limit = config.getOptionalNumber(CONFIG_KEY) ?? DEFAULT_LIMIT;
    if (!Number.isInteger(limit) || limit < 1) {
      throw new InputError(
        `${CONFIG_KEY} must be a whole number of at least 1, but is ${limit}.`,
      );
    }
    return new StreamLimiter(
      limit,
      'live streams open',
      'Close a tab or two and try again.',
    );
  }

  /**
   * Counts one more stream; returns what to call once when it is over.
   * Throws `TooManyStreamsError` if the user has as many as allowed.
   */
  acquire(userEntityRef: string): () => void {
    const count = this.open.get(userEntityRef) ?? 0;
    if (count >= this.limit) {
      throw new TooManyStreamsError(
        `You have ${count} ${this.what}, which is the limit. ${this.advice}`,
      );
    }
    this.open.set(userEntityRef, count + 1);
    let released = false;
    return () => {
      if (!released) {
        released = true;
        this.release(userEntityRef);
      }
    };
  }

  private release(userEntityRef: string): void {
    const left = (this.open.get(userEntityRef) ?? 0) - 1;
    if (left > 0) {
      this.open.set(userEntityRef, left);
    } else {
      this.open.delete(userEntityRef);
    }
  }
}

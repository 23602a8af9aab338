import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { callerKey } from './callerKey';

const MAX_KEPT = 10_000;

/** How long answers are kept. */
export interface KeptAnswersOptions {
  milliseconds: number;
  /** How long a failure is; not beyond its arrival if not given. */
  failureMilliseconds?: number;
  /** Shares an answer only while it is asked for, at most for `milliseconds`. */
  onlyWhileAsking?: boolean;
  now?: () => number;
}

/** Answers that take a request each: equal questions share one, for a short while. */
export class KeptAnswers<T> {
  private readonly kept = new Map<
    string,
    { until: number; answer: Promise<T> }
  >();
  private readonly now: () => number;

  constructor(private readonly options: KeptAnswersOptions) {
    this.now = options.now ?? Date.now;
  }

  /** `question` must name everything that the answer depends on, the user first. */
  get(question: string, ask: () => Promise<T>): Promise<T> {
    const known = this.kept.get(question);
    if (known && known.until > this.now()) {
      return known.answer;
    }
    const answer = ask();
    this.keep(question, answer);
    return answer;
  }

  /** The same for what depends on a caller; of callers who have no key nothing is kept. */
  of(
    credentials: BackstageCredentials,
    question: unknown,
    ask: () => Promise<T>,
  ): Promise<T> {
    const caller = callerKey(credentials);
    return caller === undefined
      ? ask()
      : this.get(JSON.stringify([caller, question]), ask);
  }

  private keep(question: string, answer: Promise<T>): void {
    // The oldest stand first, as every answer is kept for the same time.
    for (const [old, { until }] of this.kept) {
      if (until > this.now() && this.kept.size < MAX_KEPT) {
        break;
      }
      this.kept.delete(old);
    }
    this.kept.delete(question);
    const { milliseconds, failureMilliseconds = 0 } = this.options;
    const entry = { until: this.now() + milliseconds, answer };
    this.kept.set(question, entry);
    answer.then(
      () => {
        if (this.options.onlyWhileAsking) {
          entry.until = this.now();
        }
      },
      () => {
        entry.until = this.now() + failureMilliseconds;
      },
    );
  }
}

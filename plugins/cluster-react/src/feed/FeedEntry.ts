import {
  applyFeedEvent,
  FeedEvent,
  FeedState,
  FeedSubscription,
  initialFeedState,
} from '@wheelhouse/backstage-plugin-cluster-common';
import { FeedListener, FeedTarget } from './FeedClient';
import { FeedProblem, withProblem } from './FeedProblem';

/** One subscription of the tab, with its state and those who follow it. */
export class FeedEntry {
  readonly listeners = new Set<FeedListener>();
  /** Stops the clock that runs once nobody follows any more. */
  cancelLinger: () => void = () => {};

  private state: FeedState = initialFeedState;
  private problem: FeedProblem | undefined;
  private shownState: FeedState = initialFeedState;

  constructor(readonly id: string, readonly target: FeedTarget) {}

  /** What listeners are told. */
  get shown(): FeedState {
    return this.shownState;
  }

  /** What to ask for: the target, from where the last stream ended. */
  subscription(): FeedSubscription {
    return { ...this.target, id: this.id, since: this.state.cursor };
  }

  /** Takes an event of this subscription. Being heard again ends a problem. */
  apply(event: FeedEvent): void {
    const before = this.state;
    this.state = applyFeedEvent(before, event);
    if (this.state !== before || this.problem) {
      this.problem = undefined;
      this.show();
    }
  }

  /** Says that nothing is heard at the moment, and why. */
  report(problem: FeedProblem): void {
    this.problem = problem;
    this.show();
  }

  private show() {
    this.shownState = withProblem(this.state, this.problem);
    for (const listener of Array.from(this.listeners)) {
      listener(this.shownState);
    }
  }
}

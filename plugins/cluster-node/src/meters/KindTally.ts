import { ListReason } from '../upstream/ListReason';
import { KindState } from '../upstream/UpstreamCluster';

/**
 * What the watch of one kind in one cluster has brought since the process
 * began. It outlives the watch, since counters must never go back.
 */
export class KindTally {
  /** Changes that were watched; objects of lists are none. */
  changes = 0;
  /** Lists that were begun beyond the first. */
  readonly relists = new Map<ListReason, number>();
  /** States that the watches of the kind were in when somebody looked. */
  readonly reportedStates = new Set<KindState['state']>();
  private behindSince: Date | undefined;

  noteList(reason: ListReason): void {
    if (reason !== 'first') {
      this.relists.set(reason, (this.relists.get(reason) ?? 0) + 1);
    }
  }

  /** A kind that is denied or absent has nothing that could be out of date. */
  noteState({ state, since }: KindState): void {
    if (state === 'connecting' || state === 'stale' || state === 'failed') {
      this.behindSince ??= since;
    } else {
      this.behindSince = undefined;
    }
  }

  /** The watch is over; nobody waits for it to be live. */
  noteEnd(): void {
    this.behindSince = undefined;
  }

  /** Seconds for which the kind has been wanted and not live; 0 when it is. */
  staleSeconds(now: number): number {
    return this.behindSince
      ? Math.max(0, now - this.behindSince.getTime()) / 1000
      : 0;
  }
}

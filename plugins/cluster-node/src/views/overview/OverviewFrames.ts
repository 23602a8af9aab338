import { OverviewFrame } from './OverviewFrame';

/** A frame in use. Release it when the view closes. */
export interface OverviewFrameLease {
  frame: OverviewFrame;
  release(): void;
}

/** Shares one frame among all viewers who ask for the same and may see the same. */
export class OverviewFrames {
  private readonly shared = new Map<
    string,
    { frame: OverviewFrame; users: number }
  >();

  /** `key` says what is asked for and what may be seen of it. */
  acquire(key: string, open: () => OverviewFrame): OverviewFrameLease {
    const entry = this.shared.get(key) ?? { frame: open(), users: 0 };
    this.shared.set(key, entry);
    entry.users += 1;
    let released = false;
    return {
      frame: entry.frame,
      release: () => {
        if (released) {
          return;
        }
        released = true;
        entry.users -= 1;
        if (entry.users === 0) {
          entry.frame.close();
          this.shared.delete(key);
        }
      },
    };
  }
}

import { RowFrame } from './RowFrame';

/** A frame in use. Release it when the view closes. */
export interface RowFrameLease {
  frame: RowFrame;
  release(): void;
}

/** Shares one frame among all viewers who ask for the same and may see the same. */
export class RowFrames {
  private readonly shared = new Map<
    string,
    { frame: RowFrame; users: number }
  >();

  /** `key` says what is asked for and what may be seen of it. */
  acquire(key: string, open: () => RowFrame): RowFrameLease {
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

/** A slot that is held. */
export interface StreamSlot {
  /** Gives the slot back. Calling it twice does nothing. */
  release(): void;
}

/** Options of `StreamSlots.acquire`. */
export interface AcquireSlotOptions {
  /** Ends the waiting. */
  signal: AbortSignal;
  /**
   * Called when the holder has had its turn and others wait, again and again
   * until it releases.
   */
  yieldNow: () => void;
}

/** Hands out the right to keep a stream open. */
export interface StreamSlots {
  /** Waits for a slot. Rejects when the signal is aborted meanwhile. */
  acquire(options: AcquireSlotOptions): Promise<StreamSlot>;
}

/** As many streams as one likes, for browsers without the Web Locks API. */
export const unlimitedSlots: StreamSlots = {
  async acquire() {
    return { release: () => {} };
  },
};

/** Waits that can be ended early; at most one at a time. */
export class Pause {
  private timer?: NodeJS.Timeout;
  private wake?: () => void;

  /** Resolves after `milliseconds` or at `end()`, whichever comes first. */
  wait(milliseconds: number): Promise<void> {
    return new Promise(resolve => {
      this.wake = resolve;
      this.timer = setTimeout(() => this.end(), milliseconds);
    });
  }

  end(): void {
    clearTimeout(this.timer);
    const { wake } = this;
    this.wake = undefined;
    wake?.();
  }
}

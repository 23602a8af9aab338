/** Something shared that is in use. Release it when it is not any more. */
export interface Lease<T> {
  value: T;
  /** Repeated calls do nothing. */
  release(): void;
}

/** Shares one value among all who ask for the same, until the last of them is gone. */
export class Shared<T extends { close(): void }> {
  private readonly entries = new Map<string, { value: T; users: number }>();

  /** How many values are in use. */
  get size(): number {
    return this.entries.size;
  }

  acquire(key: string, open: () => T): Lease<T> {
    const entry = this.entries.get(key) ?? { value: open(), users: 0 };
    this.entries.set(key, entry);
    entry.users += 1;
    let released = false;
    return {
      value: entry.value,
      release: () => {
        if (released) {
          return;
        }
        released = true;
        entry.users -= 1;
        if (entry.users === 0) {
          entry.value.close();
          this.entries.delete(key);
        }
      },
    };
  }
}

import { LockManagerLike } from '../feed/WebLockSlots';

interface Waiting {
  grant: () => void;
}

/** The Web Locks API of a browser, shared by the tabs of a test. */
export class FakeLocks implements LockManagerLike {
  private readonly held = new Set<string>();
  private readonly queues = new Map<string, Waiting[]>();

  /** How many locks are held. */
  get heldCount() {
    return this.held.size;
  }

  request(
    name: string,
    options: { signal?: AbortSignal; ifAvailable?: boolean },
    callback: (lock: unknown) => Promise<void>,
  ): Promise<unknown> {
    if (!this.held.has(name)) {
      return this.hold(name, callback);
    }
    if (options.ifAvailable) {
      return callback(null);
    }
    return new Promise((resolve, reject) => {
      const queue = this.queues.get(name) ?? [];
      this.queues.set(name, queue);
      const waiting = {
        grant: () => resolve(this.hold(name, callback)),
      };
      queue.push(waiting);
      options.signal?.addEventListener('abort', () => {
        const at = queue.indexOf(waiting);
        if (at >= 0) {
          queue.splice(at, 1);
          reject(new Error('aborted'));
        }
      });
    });
  }

  async query() {
    return {
      pending: Array.from(this.queues).flatMap(([name, queue]) =>
        queue.map(() => ({ name })),
      ),
    };
  }

  private async hold(name: string, callback: (lock: unknown) => Promise<void>) {
    this.held.add(name);
    try {
      await callback({ name });
    } finally {
      this.held.delete(name);
      this.queues.get(name)?.shift()?.grant();
    }
  }
}

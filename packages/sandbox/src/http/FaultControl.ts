import { StatusError, forbidden } from '../model/StatusError.ts';

/** Which requests or watches a fault concerns; what is left out matches all. */
export interface FaultScope {
  cluster?: string;
  /** Plural name, such as `pods`. */
  resource?: string;
  namespace?: string;
  /** `list`, `watch`, `get`, `create`, `update`, `patch`, `delete`. */
  verb?: string;
}

/**
 * Something that goes wrong from now on:
 * - `slow`: answers `delayMs` later
 * - `forbidden`: 403 · `error`: 500 · `throttle`: 429 with `retryAfterSeconds`
 * - `unauthorized`: 401, as if the token had ended
 * - `expired`: 410 for lists that continue and watches that resume
 * - `truncate`: the body ends in the middle and the connection closes
 * - `half-open`: connections stay open but nothing is sent any more; those it
 *   has met stay silent for good
 * - `unreachable`: connections are cut; without a cluster nothing listens
 */
export interface Fault extends FaultScope {
  type:
    | 'slow'
    | 'forbidden'
    | 'unauthorized'
    | 'error'
    | 'throttle'
    | 'expired'
    | 'truncate'
    | 'half-open'
    | 'unreachable';
  /** Ends by itself after that many requests. */
  times?: number;
  /** Ends by itself after that many seconds. */
  seconds?: number;
  delayMs?: number;
  retryAfterSeconds?: number;
}

/** What faults look at in a request. */
export interface FaultTarget {
  cluster: string;
  group: string;
  resource: string;
  namespace?: string;
  name?: string;
  verb: string;
}

/** What faults do to things that are already open. */
export interface FaultHooks {
  dropWatches(scope: FaultScope): number;
  expireWatches(scope: FaultScope): number;
  compact(cluster?: string): void;
  setListening(listening: boolean): Promise<void>;
  cutConnections(cluster?: string): void;
}

/** True where a scope concerns a target. */
export function inScope(scope: FaultScope, target: FaultTarget): boolean {
  return (['cluster', 'resource', 'namespace', 'verb'] as const).every(
    key => scope[key] === undefined || scope[key] === target[key],
  );
}

function statusOf(fault: Fault, target: FaultTarget): StatusError | undefined {
  switch (fault.type) {
    case 'forbidden':
      return forbidden(target, target.name, 'the sandbox was asked to refuse');
    case 'unauthorized':
      return new StatusError({
        code: 401,
        reason: 'Unauthorized',
        message: 'Unauthorized',
      });
    case 'error':
      return new StatusError({
        code: 500,
        reason: 'InternalError',
        message: 'Internal error occurred: the sandbox was asked to fail',
        details: { causes: [{ reason: '', message: 'asked to fail' }] },
      });
    case 'throttle':
      return new StatusError({
        code: 429,
        reason: 'TooManyRequests',
        message: 'Too many requests, please try again later.',
        details: { retryAfterSeconds: fault.retryAfterSeconds ?? 1 },
      });
    default:
      return undefined;
  }
}

/** Faults on demand. */
export class FaultControl {
  private readonly faults = new Map<string, Fault>();
  private readonly timers = new Map<string, NodeJS.Timeout>();
  private readonly hooks: FaultHooks;
  private nextId = 1;

  constructor(hooks: FaultHooks) {
    this.hooks = hooks;
  }

  /** Starts a fault and returns its id. */
  async add(fault: Fault): Promise<string> {
    const id = String(this.nextId++);
    this.faults.set(id, { ...fault });
    if (fault.seconds !== undefined) {
      const timer = setTimeout(
        () => void this.remove(id),
        fault.seconds * 1000,
      );
      this.timers.set(id, timer);
    }
    if (fault.type === 'unreachable') {
      this.hooks.cutConnections(fault.cluster);
      await this.applyListening();
    }
    return id;
  }

  /** Ends a fault; false when there is none with that id. */
  async remove(id: string): Promise<boolean> {
    clearTimeout(this.timers.get(id));
    this.timers.delete(id);
    const found = this.faults.delete(id);
    await this.applyListening();
    return found;
  }

  /** Ends all faults. */
  async clear(): Promise<void> {
    for (const timer of this.timers.values()) {
      clearTimeout(timer);
    }
    this.timers.clear();
    this.faults.clear();
    await this.applyListening();
  }

  list(): (Fault & { id: string })[] {
    return [...this.faults].map(([id, fault]) => ({ id, ...fault }));
  }

  /** Closes open watches without a word; returns how many. */
  dropWatches(scope: FaultScope = {}): number {
    return this.hooks.dropWatches(scope);
  }

  /** Ends open watches with a 410 error event; returns how many. */
  expireWatches(scope: FaultScope = {}): number {
    return this.hooks.expireWatches(scope);
  }

  /** Forgets history, so that no watch can resume from before now. */
  compact(cluster?: string): void {
    this.hooks.compact(cluster);
  }

  /** The faults that meet a request; each meeting counts for `times`. */
  meet(target: FaultTarget): Fault[] {
    const met: Fault[] = [];
    for (const [id, fault] of this.faults) {
      if (inScope(fault, target)) {
        met.push(fault);
        if (fault.times !== undefined) {
          fault.times--;
          if (fault.times <= 0) {
            void this.remove(id);
          }
        }
      }
    }
    return met;
  }

  /** True where what is open must fall silent. */
  silences(target: FaultTarget): boolean {
    for (const fault of this.faults.values()) {
      if (fault.type === 'half-open' && inScope(fault, target)) {
        return true;
      }
    }
    return false;
  }

  /** The answer that the first refusing fault gives, if one does. */
  static refusal(
    faults: Fault[],
    target: FaultTarget,
  ): StatusError | undefined {
    for (const fault of faults) {
      const error = statusOf(fault, target);
      if (error) {
        return error;
      }
    }
    return undefined;
  }

  private async applyListening(): Promise<void> {
    const down = [...this.faults.values()].some(
      fault => fault.type === 'unreachable' && fault.cluster === undefined,
    );
    await this.hooks.setListening(!down);
  }
}

import type { ClusterApi } from '../api/ClusterApi.ts';
import type { StoreEvent } from '../api/ObjectStore.ts';
import type { Cancel, SimulationClock } from '../clock/SimulationClock.ts';
import type { SeededRandom } from '../model/SeededRandom.ts';
import type { ControllerClient, ResourceName } from './ControllerClient.ts';
import { isRefusal } from './ControllerClient.ts';
import type { EventRecorder } from './EventRecorder.ts';

/** What every controller of a cluster shares. */
export interface ControllerContext {
  api: ClusterApi;
  client: ControllerClient;
  clock: SimulationClock;
  random: SeededRandom;
  events: EventRecorder;
}

interface Pending {
  due: number;
  cancel: Cancel;
}

/**
 * A controller: watches objects, turns their changes into keys, and brings the
 * state behind one key at a time to where it should be.
 */
export abstract class Controller {
  protected readonly context: ControllerContext;
  private readonly pending = new Map<string, Pending>();
  private readonly failures = new Map<string, number>();

  constructor(context: ControllerContext) {
    this.context = context;
    context.api.store.subscribe(event => this.observe(event));
  }

  /** Calls `enqueue` for the keys that a change concerns. */
  protected abstract observe(event: StoreEvent): void;

  /** Acts on a key; called again after a pause when the API refuses. */
  protected abstract reconcile(key: string): void;

  protected get client(): ControllerClient {
    return this.context.client;
  }

  protected get clock(): SimulationClock {
    return this.context.clock;
  }

  /** Plans a reconcile after a delay in milliseconds; sooner wins. */
  protected enqueue(key: string, delay = 0): void {
    const due = this.clock.now() + delay;
    const before = this.pending.get(key);
    if (before && before.due <= due) {
      return;
    }
    before?.cancel();
    const cancel = this.clock.schedule(delay, () => this.run(key));
    this.pending.set(key, { due, cancel });
  }

  private run(key: string): void {
    this.pending.delete(key);
    try {
      this.reconcile(key);
      this.failures.delete(key);
    } catch (error) {
      if (!isRefusal(error)) {
        // A defect of the sandbox: name it and carry on with the other keys.
        process.emitWarning(
          error instanceof Error ? error : new Error(String(error)),
        );
        return;
      }
      const failed = (this.failures.get(key) ?? 0) + 1;
      this.failures.set(key, failed);
      this.enqueue(key, Math.min(60_000, 100 * 2 ** failed));
    }
  }
}

/** The key of a namespaced object. */
export function keyOf(event: {
  metadata: { namespace?: string; name: string };
}): string {
  const { namespace, name } = event.metadata;
  return `${namespace ?? ''}/${name}`;
}

/** Takes a key apart. */
export function splitKey(key: string): {
  namespace: string | undefined;
  name: string;
} {
  const [namespace, name] = key.split('/');
  return { namespace: namespace || undefined, name };
}

/** A controller of one resource that also follows what its objects own. */
export abstract class OwnerController extends Controller {
  /** The resource it reconciles. */
  protected abstract readonly resource: ResourceName;
  /** The kind of that resource, as owner references name it. */
  protected abstract readonly kind: string;
  /** Resources of the objects it creates. */
  protected abstract readonly dependents: ResourceName[];

  protected override observe(event: StoreEvent): void {
    if (event.resource === this.resource) {
      this.enqueue(keyOf(event.object));
    } else if ((this.dependents as string[]).includes(event.resource)) {
      for (const owner of event.object.metadata.ownerReferences ?? []) {
        if (owner.controller && owner.kind === this.kind) {
          const { namespace } = event.object.metadata;
          this.enqueue(`${namespace ?? ''}/${owner.name}`);
        }
      }
    }
  }
}

import type { SimulationClock } from '../clock/SimulationClock.ts';
import type { KubeObject } from '../model/KubeObject.ts';
import type { SeededRandom } from '../model/SeededRandom.ts';
import { StatusError } from '../model/StatusError.ts';
import type { ControllerClient } from './ControllerClient.ts';

/** How long events are kept, in milliseconds. */
const lifetime = 60 * 60 * 1000;

interface RecordOptions {
  type?: 'Normal' | 'Warning';
  reason: string;
  message: string;
  component: string;
  host?: string;
  /** Such as `spec.containers{web}`. */
  fieldPath?: string;
}

/** Writes Event objects, counting repetitions of the same one. */
export class EventRecorder {
  private readonly client: ControllerClient;
  private readonly clock: SimulationClock;
  private readonly random: SeededRandom;
  /** Events that would be gone by now are not written in the first place. */
  private readonly from: number;

  constructor(options: {
    client: ControllerClient;
    clock: SimulationClock;
    random: SeededRandom;
    /** When the clock will follow the wall clock. */
    live: number;
  }) {
    this.client = options.client;
    this.clock = options.clock;
    this.random = options.random;
    this.from = options.live - lifetime;
  }

  /** Records that something happened to an object, if its namespace still takes events. */
  record(object: KubeObject, options: RecordOptions): void {
    if (this.clock.now() < this.from) {
      return;
    }
    try {
      this.write(object, options);
    } catch (error) {
      if (!(error instanceof StatusError)) {
        throw error;
      }
    }
  }

  private write(object: KubeObject, options: RecordOptions): void {
    const { type = 'Normal', reason, message, component } = options;
    const { uid, name, resourceVersion } = object.metadata;
    const namespace = object.metadata.namespace ?? 'default';
    const now = this.clock.timestamp();
    const same = this.client
      .list('events', namespace)
      .find(
        event =>
          event.reason === reason &&
          event.message === message &&
          (event.involvedObject as { uid?: string }).uid === uid,
      );
    if (same) {
      this.client.update({
        ...same,
        count: Number(same.count ?? 1) + 1,
        lastTimestamp: now,
      });
      return;
    }
    const suffix = Array.from({ length: 16 }, () =>
      this.random.between(0, 15).toString(16),
    ).join('');
    this.client.create('events', namespace, {
      metadata: { name: `${name.slice(0, 230)}.${suffix}`, namespace },
      involvedObject: {
        kind: object.kind,
        ...(object.metadata.namespace ? { namespace } : {}),
        name,
        uid,
        apiVersion: object.apiVersion,
        resourceVersion,
        ...(options.fieldPath ? { fieldPath: options.fieldPath } : {}),
      },
      reason,
      message,
      type,
      source: {
        component,
        ...(options.host ? { host: options.host } : {}),
      },
      firstTimestamp: now,
      lastTimestamp: now,
      count: 1,
      eventTime: null,
      reportingComponent: component,
      reportingInstance: options.host ?? '',
    });
  }

  /** Removes events that nothing has repeated for an hour. */
  sweep(): void {
    const oldest = this.clock.now() - lifetime;
    for (const event of this.client.list('events')) {
      const last = event.lastTimestamp ?? event.metadata.creationTimestamp;
      if (Date.parse(String(last)) < oldest) {
        this.client.delete(event);
      }
    }
  }
}

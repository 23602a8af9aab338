import { cloneJson } from '../model/KubeObject.ts';
import type {
  Container,
  ContainerState,
  ContainerStatus,
} from '../model/shapes.ts';

const firstBackOff = 10_000;
const longestBackOff = 300_000;
/** A container that ran this long starts over with the shortest back-off. */
const forgiveness = 600_000;

/** What the pretend kubelet knows of one container. */
export class ContainerRun {
  readonly name: string;
  image: string;
  /** Delay before the next restart or pull, in milliseconds; 0 at first. */
  backOff = 0;
  ready = false;
  started = false;
  private restarts = 0;
  private readonly idOf: () => string;
  private containerId: string | undefined;
  private state: ContainerState;
  private lastState: ContainerState = {};
  private startedAt = 0;

  constructor(
    container: Container,
    options: { waiting: string; idOf: () => string },
  ) {
    this.name = container.name;
    this.image = container.image;
    this.idOf = options.idOf;
    this.state = { waiting: { reason: options.waiting } };
  }

  get running(): boolean {
    return this.state.running !== undefined;
  }

  get terminated(): ContainerState['terminated'] {
    return this.state.terminated;
  }

  get waitingReason(): string | undefined {
    return this.state.waiting?.reason;
  }

  wait(reason: string, message?: string): void {
    if (this.state.terminated) {
      this.lastState = { terminated: this.state.terminated };
    }
    this.ready = false;
    this.started = false;
    this.state = { waiting: { reason, ...(message ? { message } : {}) } };
  }

  /** Begins a run; every run after the first is a restart. */
  start(timestamp: string, now: number): void {
    if (this.state.terminated) {
      this.lastState = { terminated: this.state.terminated };
    }
    if (this.lastState.terminated) {
      this.restarts++;
    }
    this.containerId = `containerd://${this.idOf()}`;
    this.state = { running: { startedAt: timestamp } };
    this.startedAt = now;
    this.started = true;
  }

  end(
    timestamp: string,
    now: number,
    outcome: { exitCode: number; reason: string },
  ): void {
    const { running } = this.state;
    if (now - this.startedAt > forgiveness) {
      this.backOff = 0;
    }
    this.ready = false;
    this.started = false;
    this.state = {
      terminated: {
        ...outcome,
        startedAt: running?.startedAt ?? timestamp,
        finishedAt: timestamp,
        containerID: this.containerId,
      },
    };
  }

  /** The delay before the next try; each one is twice as long. */
  nextBackOff(): number {
    const delay = this.backOff;
    this.backOff =
      delay === 0 ? firstBackOff : Math.min(longestBackOff, delay * 2);
    return delay;
  }

  status(): ContainerStatus {
    const pulled = this.containerId !== undefined;
    return {
      name: this.name,
      image: this.image,
      imageID: pulled ? imageIdOf(this.image) : '',
      ...(this.containerId ? { containerID: this.containerId } : {}),
      ready: this.ready,
      started: this.started,
      restartCount: this.restarts,
      state: cloneJson(this.state),
      lastState: cloneJson(this.lastState),
    };
  }
}

/** A digest that is the same for the same image. */
function imageIdOf(image: string): string {
  let hash = 0x811c9dc5;
  let digest = '';
  while (digest.length < 64) {
    for (const character of `${image}${digest.length}`) {
      hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193) >>> 0;
    }
    digest += hash.toString(16).padStart(8, '0');
  }
  return `${image.replace(/[:@].*$/, '')}@sha256:${digest}`;
}

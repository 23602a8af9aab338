import { ApiClient, ApiRefusal } from '../../control-plane/ApiClient.ts';
import { ClusterError } from '../../ClusterError.ts';
import { Random } from '../Random.ts';
import type { ChangeKind, Scalable } from './changes.ts';
import { changeKinds, makeChange, pickChange } from './changes.ts';
import { LiveNames } from './LiveNames.ts';

const tickMs = 10;
const mostAtOnce = 64;
const errorsKept = 20;

export interface ChurnOptions {
  /** The administrator's kubeconfig of a cluster that this harness started. */
  readonly kubeconfig: string;
  /** What the controllers do about a change comes on top. */
  readonly changesPerSecond: number;
  /** The same seed chooses the same kinds of change in the same order; 1 when not given. */
  readonly seed?: number;
  /** Told each error when it happens; all are counted anyway. */
  readonly onError?: (error: Error) => void;
}

/** What came of it so far. */
export interface ChurnReport {
  readonly seconds: number;
  /** Answered with success. */
  readonly changes: Readonly<Record<ChangeKind, number>>;
  readonly total: number;
  /** Answered with 404 or 409: somebody else was faster. */
  readonly overtaken: number;
  /** Not tried, as no object was fit for it. */
  readonly unfit: number;
  /** Not tried, as the API server was more than a second behind the rate. */
  readonly late: number;
  /** Anything else that went wrong; the churn went on. */
  readonly errorCount: number;
  /** The first twenty of them. */
  readonly errors: readonly string[];
}

/** Keeps changing the pods and deployments of a cluster through its API, at a steady rate. */
export class Churn {
  private readonly options: ChurnOptions;
  private readonly random: Random;
  private readonly client: ApiClient;
  private readonly live: LiveNames;
  private readonly counts = new Map<ChangeKind, number>();
  private readonly underWay = new Set<Promise<void>>();
  private readonly errors: string[] = [];
  private scalables: readonly Scalable[] = [];
  private timer: NodeJS.Timeout | undefined;
  private startedAt = 0;
  private endedAt: number | undefined;
  private issued = 0;
  private overtaken = 0;
  private unfit = 0;
  private late = 0;
  private errorCount = 0;

  /** @throws ClusterError when the rate is no positive number. */
  constructor(options: ChurnOptions) {
    const { changesPerSecond, kubeconfig, seed = 1 } = options;
    if (!(changesPerSecond > 0) || !Number.isFinite(changesPerSecond)) {
      throw new ClusterError(
        `changesPerSecond is ${changesPerSecond}: it must be a number above 0.`,
      );
    }
    this.options = options;
    this.random = new Random(seed).fork('churn');
    this.client = ApiClient.create({
      kubeconfig,
      userAgent: 'wheelhouse-churn',
      // One for the watch.
      connections: mostAtOnce + 1,
    });
    this.live = new LiveNames({
      client: this.client,
      onError: error => this.noteError(error),
    });
  }

  /**
   * Learns what there is and begins.
   *
   * @throws what the API server answered, or when it was started before.
   */
  async start(): Promise<void> {
    if (this.startedAt > 0) {
      throw new ClusterError('A churn can be started once only.');
    }
    this.startedAt = Date.now();
    try {
      this.scalables = await readScalables(this.client);
      await this.live.start();
    } catch (error) {
      this.client.close();
      throw error;
    }
    this.startedAt = Date.now();
    this.timer = setInterval(() => this.catchUp(), tickMs);
  }

  /** What was done so far. */
  report(): ChurnReport {
    const changes = Object.fromEntries(
      changeKinds.map(kind => [kind, this.counts.get(kind) ?? 0]),
    ) as Record<ChangeKind, number>;
    return {
      seconds: ((this.endedAt ?? Date.now()) - this.startedAt) / 1000,
      changes,
      total: Object.values(changes).reduce((sum, count) => sum + count, 0),
      overtaken: this.overtaken,
      unfit: this.unfit,
      late: this.late,
      errorCount: this.errorCount,
      errors: this.errors,
    };
  }

  /** Ends when the last change is answered; the controllers may still be at work on it. */
  async stop(): Promise<ChurnReport> {
    clearInterval(this.timer);
    this.endedAt ??= Date.now();
    await Promise.all(this.underWay);
    await this.live.stop();
    this.client.close();
    return this.report();
  }

  /** Begins the changes that are due by the clock. */
  private catchUp(): void {
    const { changesPerSecond } = this.options;
    const elapsed = (Date.now() - this.startedAt) / 1000;
    let due = Math.floor(elapsed * changesPerSecond) - this.issued;
    const tooMany = due - Math.ceil(changesPerSecond);
    if (tooMany > 0) {
      this.issued += tooMany;
      this.late += tooMany;
      due -= tooMany;
    }
    for (; due > 0 && this.underWay.size < mostAtOnce; due--) {
      this.issued += 1;
      const change = this.change(pickChange(this.random), this.issued);
      this.underWay.add(change);
      void change.finally(() => this.underWay.delete(change));
    }
  }

  private async change(kind: ChangeKind, number: number): Promise<void> {
    const random = this.random.fork(number);
    try {
      const isDone = await makeChange(kind, {
        ...{ client: this.client, random, scalables: this.scalables },
        pickPod: () => this.live.names.pick(random),
      });
      if (isDone) {
        this.counts.set(kind, (this.counts.get(kind) ?? 0) + 1);
      } else {
        this.unfit += 1;
      }
    } catch (error) {
      if (error instanceof ApiRefusal && [404, 409].includes(error.status)) {
        this.overtaken += 1;
      } else {
        this.noteError(error as Error);
      }
    }
  }

  private noteError(error: Error): void {
    this.errorCount += 1;
    if (this.errors.length < errorsKept) {
      this.errors.push(error.message);
    }
    this.options.onError?.(error);
  }
}

interface DeploymentList {
  readonly items: ReadonlyArray<{
    readonly metadata: { readonly namespace: string; readonly name: string };
    readonly spec: { readonly replicas: number };
  }>;
}

async function readScalables(client: ApiClient): Promise<Scalable[]> {
  const path = '/apis/apps/v1/deployments';
  const { items } = await client.send<DeploymentList>({ method: 'GET', path });
  return items.map(({ metadata: { namespace, name }, spec }) => ({
    path: `/apis/apps/v1/namespaces/${namespace}/deployments/${name}`,
    replicas: spec.replicas,
  }));
}

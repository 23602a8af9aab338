import { ApiClient } from './ApiClient';
import { ApiConnectionError } from './ApiConnectionError';
import { describeConnectionError } from './describeConnectionError';
import { KubernetesApiError } from './KubernetesApiError';
import { Pause } from './Pause';
import { ClusterHealth } from './UpstreamCluster';
import { UpstreamTiming } from './UpstreamTiming';

/** Options of `HealthProbe.start`. */
export interface HealthProbeOptions {
  client: ApiClient;
  timing: UpstreamTiming;
  onChange(health: ClusterHealth, error?: unknown): void;
  /** The API server is back after it was not. */
  onRecovery(): void;
  /** Behind the same address is another cluster now. */
  onReplaced(): void;
}

/** Asks an API server every few seconds how it is. */
export class HealthProbe {
  private value: ClusterHealth = { state: 'connecting', since: new Date() };
  private readonly pause = new Pause();
  private readonly stopping = new AbortController();
  private identity?: string;
  /** `/readyz` has answered us before. */
  private mayAsk = false;

  private constructor(private readonly options: HealthProbeOptions) {}

  static start(options: HealthProbeOptions): HealthProbe {
    const probe = new HealthProbe(options);
    // `run` turns every failure into a state; it ends only when stopped.
    void probe.run();
    return probe;
  }

  health(): ClusterHealth {
    return this.value;
  }

  /** Asks at once if all was well: something says that it no longer is. */
  suspect(): void {
    if (this.value.state === 'live') {
      this.pause.end();
    }
  }

  /** False while the API server is starting, stopping or gone. */
  async ready(): Promise<boolean> {
    try {
      await this.readyz();
      return true;
    } catch (error) {
      // A server that never let us ask is at least there; one that did has not read its roles yet.
      return (
        error instanceof KubernetesApiError &&
        error.status < 500 &&
        !(error.status === 403 && this.mayAsk)
      );
    }
  }

  stop(): void {
    this.stopping.abort();
    this.pause.end();
  }

  private async run(): Promise<void> {
    const { timing } = this.options;
    for (let round = 0; !this.stopping.signal.aborted; round += 1) {
      try {
        await this.probe(round % timing.probesPerVersion === 0);
      } catch (error) {
        if (this.stopping.signal.aborted) {
          return;
        }
        this.failed(error);
      }
      if (!this.stopping.signal.aborted) {
        await this.pause.wait(
          this.value.state === 'live'
            ? timing.probeInterval
            : timing.probeRetry,
        );
      }
    }
  }

  private async probe(versionIsDue: boolean) {
    const before = this.value.state;
    try {
      await this.readyz();
    } catch (error) {
      // Weak credentials may not be let in there; a server that says so is alive.
      const status = error instanceof KubernetesApiError ? error.status : 0;
      if (status !== 403 && status !== 404) {
        throw error;
      }
    }
    let { version } = this.value;
    if (versionIsDue || before !== 'live') {
      version = await this.version();
      await this.checkIdentity();
    }
    if (!this.stopping.signal.aborted) {
      this.set({ state: 'live', version });
    }
  }

  private async readyz(): Promise<void> {
    const { client, timing } = this.options;
    const bytes = await client.stream({
      path: '/readyz',
      accept: '*/*',
      timeout: timing.probeTimeout,
      signal: AbortSignal.any([
        this.stopping.signal,
        AbortSignal.timeout(timing.probeTimeout * 2),
      ]),
    });
    this.mayAsk = true;
    let length = 0;
    for await (const chunk of bytes) {
      length += chunk.length;
      if (length > 64 * 1024) {
        break;
      }
    }
  }

  private async version(): Promise<string | undefined> {
    try {
      const { gitVersion } = await this.get<{ gitVersion?: unknown }>(
        '/version',
      );
      if (typeof gitVersion !== 'string') {
        throw new ApiConnectionError(
          'What answers at the address of the API server does not say a Kubernetes version.',
        );
      }
      return gitVersion;
    } catch (error) {
      if (error instanceof KubernetesApiError && error.status === 403) {
        return undefined;
      }
      throw error;
    }
  }

  /** The uid of kube-system is what comes closest to the identity of a cluster. */
  private async checkIdentity() {
    let uid: string | undefined;
    try {
      const namespace = await this.get<{ metadata?: { uid?: string } }>(
        '/api/v1/namespaces/kube-system',
      );
      uid = namespace.metadata?.uid;
    } catch (error) {
      if (!(error instanceof KubernetesApiError)) {
        throw error;
      }
      return;
    }
    const replaced = this.identity !== undefined && this.identity !== uid;
    this.identity = uid;
    if (replaced) {
      this.options.onReplaced();
    }
  }

  private get<T>(path: string): Promise<T> {
    const { client, timing } = this.options;
    return client.request<T>({
      path,
      timeout: timing.probeTimeout,
      maximumBytes: 1024 * 1024,
      signal: this.stopping.signal,
    });
  }

  private failed(error: unknown) {
    const status = error instanceof KubernetesApiError ? error.status : 0;
    const reason =
      status >= 500
        ? `The API server answers that it is not ready (${status}).`
        : describeConnectionError(error).message;
    this.set(
      { state: status === 401 ? 'denied' : 'unreachable', reason },
      error,
    );
  }

  private set(
    now: Pick<ClusterHealth, 'state' | 'reason' | 'version'>,
    error?: unknown,
  ) {
    const before = this.value;
    const version = now.version ?? before.version;
    const since = before.state === now.state ? before.since : new Date();
    this.value = { ...now, version, since };
    if (
      before.state !== now.state ||
      before.reason !== now.reason ||
      before.version !== version
    ) {
      this.options.onChange(this.value, error);
    }
    if (
      now.state === 'live' &&
      before.state !== 'live' &&
      before.state !== 'connecting'
    ) {
      this.options.onRecovery();
    }
  }
}

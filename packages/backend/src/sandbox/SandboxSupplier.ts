import { resolve } from 'node:path';
import { LoggerService } from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import { Sandbox, startSandbox } from '@internal/sandbox';
import {
  ClusterSupplier,
  kubeConfigFromText,
} from '@wheelhouse/backstage-plugin-cluster-node';

const key = 'wheelhouse.sandbox';
const defaultKubeconfig = '../../.wheelhouse/sandbox.kubeconfig';

/** Options of a `SandboxSupplier`. */
export interface SandboxSupplierOptions {
  config: Config;
  logger: LoggerService;
}

/** Supplies the clusters of the embedded sandbox, which it starts and stops. */
export class SandboxSupplier implements ClusterSupplier {
  readonly id = key;
  private sandbox: Sandbox | undefined;

  static create(options: SandboxSupplierOptions): SandboxSupplier {
    const config = options.config.getOptionalConfig(key);
    return new SandboxSupplier(
      options.logger,
      config?.getOptionalBoolean('enabled') ?? false,
      config?.getOptionalNumber('port') ?? 0,
      resolve(config?.getOptionalString('kubeconfig') ?? defaultKubeconfig),
    );
  }

  private constructor(
    private readonly logger: LoggerService,
    private readonly enabled: boolean,
    private readonly port: number,
    private readonly kubeconfigPath: string,
  ) {}

  /**
   * Starts the sandbox and supplies its clusters; none when it is not enabled.
   * Throws when its port is taken.
   */
  async supply() {
    if (!this.enabled) {
      return { clusters: [] };
    }
    const sandbox = await this.start();
    this.sandbox = sandbox;
    const kubeconfig = sandbox.kubeconfig();
    return {
      clusters: sandbox.clusters.map(({ name, title }) => ({
        name,
        title,
        kubeConfig: kubeConfigFromText(kubeconfig, name),
        sandbox: true,
        allow: ['*'],
      })),
    };
  }

  /** Stops the sandbox, if it runs. */
  async close(): Promise<void> {
    await this.sandbox?.close();
  }

  private async start(): Promise<Sandbox> {
    const sandbox = await startSandbox({
      port: this.port,
      kubeconfigPath: this.kubeconfigPath,
    });
    const names = sandbox.clusters.map(({ name }) => name).join(', ');
    this.logger.info(
      `The sandbox clusters ${names} are up; kubectl --kubeconfig ${this.kubeconfigPath} works on them`,
    );
    return sandbox;
  }
}

import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { addServiceAccount } from './addServiceAccount.ts';
import { ClusterError } from './ClusterError.ts';
import { writePrivateFile } from './instances/jsonFile.ts';
import { findProgram, isExecutable } from './processes/findProgram.ts';
import type { RunOptions, RunResult } from './processes/runProgram.ts';
import { runProgram } from './processes/runProgram.ts';
import type {
  ClusterUser,
  ServiceAccountOptions,
  ServiceAccountUser,
  TestCluster,
} from './TestCluster.ts';

/** The cluster of `WHEELHOUSE_TEST_KUBECONFIG`: used as it is, neither started nor stopped. */
export class ExternalCluster implements TestCluster {
  readonly name = 'external';
  readonly mode = 'external';
  readonly kubeconfig: string;
  private readonly kubectlProgram: string;
  private readonly folder: string;

  private constructor(kubeconfig: string, kubectlProgram: string) {
    this.kubeconfig = kubeconfig;
    this.kubectlProgram = kubectlProgram;
    this.folder = mkdtempSync(join(tmpdir(), 'wheelhouse-cluster-'));
  }

  /** @throws ClusterError without such a file, or without a kubectl. */
  static create(path: string): ExternalCluster {
    const kubeconfig = resolve(path);
    if (!existsSync(kubeconfig)) {
      throw new ClusterError(
        `WHEELHOUSE_TEST_KUBECONFIG is ${path}, and there is no such file.`,
      );
    }
    const assets = join(process.env.KUBEBUILDER_ASSETS ?? '.', 'kubectl');
    const program =
      process.env.KUBEBUILDER_ASSETS && isExecutable(assets)
        ? resolve(assets)
        : findProgram('kubectl');
    if (!program) {
      throw new ClusterError(
        'WHEELHOUSE_TEST_KUBECONFIG needs a kubectl in PATH or in KUBEBUILDER_ASSETS, and there is none.',
      );
    }
    return new ExternalCluster(kubeconfig, program);
  }

  get auditLog(): string {
    throw unavailable('its audit log cannot be read');
  }

  kubectl(args: readonly string[], options?: RunOptions): Promise<RunResult> {
    const given = [`--kubeconfig=${this.kubeconfig}`, ...args];
    return runProgram(this.kubectlProgram, given, options);
  }

  async stopApiServer(): Promise<void> {
    throw unavailable('its API server cannot be stopped');
  }

  async startApiServer(): Promise<void> {
    throw unavailable('its API server cannot be started');
  }

  freezeApiServer(): void {
    throw unavailable('its API server cannot be frozen');
  }

  thawApiServer(): void {
    throw unavailable('its API server cannot be frozen');
  }

  async addUser(): Promise<ClusterUser> {
    throw unavailable('it signs no certificates for us; use addServiceAccount');
  }

  async addServiceAccount(
    options: ServiceAccountOptions,
  ): Promise<ServiceAccountUser> {
    const kubectl = this.kubectl.bind(this);
    const { user, token } = await addServiceAccount(kubectl, options);
    const kubeconfig = join(
      this.folder,
      `${options.namespace ?? 'default'}-${options.name}`,
    );
    writePrivateFile(kubeconfig, readFileSync(this.kubeconfig, 'utf8'));
    const set = await runProgram(this.kubectlProgram, [
      ...['--kubeconfig', kubeconfig, 'config', 'set-credentials', user],
      `--token=${token}`,
    ]);
    const use = await runProgram(this.kubectlProgram, [
      ...['--kubeconfig', kubeconfig, 'config', 'set-context', '--current'],
      `--user=${user}`,
    ]);
    if (set.code !== 0 || use.code !== 0) {
      throw new ClusterError(
        `Cannot write a kubeconfig for ${user}: ${set.stderr}${use.stderr}`,
      );
    }
    return { user, token, kubeconfig };
  }

  async down(): Promise<void> {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

function unavailable(what: string): ClusterError {
  return new ClusterError(
    `The cluster of WHEELHOUSE_TEST_KUBECONFIG was not started by these tests, so ${what}. Unset the variable to have a cluster started.`,
  );
}

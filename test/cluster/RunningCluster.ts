import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { addServiceAccount } from './addServiceAccount.ts';
import {
  issueCertificate,
  readAuthority,
} from './certificates/clusterCertificates.ts';
import { ClusterError } from './ClusterError.ts';
import type { KubeconfigUser } from './control-plane/kubeconfig.ts';
import { renderKubeconfig } from './control-plane/kubeconfig.ts';
import { startApiServer } from './control-plane/startControlPlane.ts';
import type { InstancePaths } from './instances/instanceFolder.ts';
import { instancePaths } from './instances/instanceFolder.ts';
import type {
  ClusterMode,
  ClusterPorts,
  InstanceRecord,
} from './instances/instanceRecord.ts';
import { readRecord } from './instances/instanceRecord.ts';
import { writePrivateFile } from './instances/jsonFile.ts';
import type { Guardian } from './instances/startGuardian.ts';
import { takeDown } from './instances/takeDown.ts';
import { isPartAlive, readPart } from './processes/part.ts';
import { signal } from './processes/processIdentity.ts';
import type { RunOptions, RunResult } from './processes/runProgram.ts';
import { runProgram } from './processes/runProgram.ts';
import { stopProcess } from './processes/stopProcess.ts';
import type {
  ClusterUser,
  ServiceAccountOptions,
  ServiceAccountUser,
  TestCluster,
  UserOptions,
} from './TestCluster.ts';

export interface OpenOptions {
  readonly root: string;
  readonly name: string;
  readonly guardian?: Guardian;
}

/** A cluster of ours that is up, known by its folder alone. */
export class RunningCluster implements TestCluster {
  readonly name: string;
  readonly mode: ClusterMode;
  readonly kubeconfig: string;
  readonly auditLog: string;
  private readonly root: string;
  private readonly paths: InstancePaths;
  private readonly record: InstanceRecord;
  private readonly ports: ClusterPorts;
  private readonly guardian: Guardian | undefined;

  private constructor(
    options: OpenOptions,
    record: InstanceRecord,
    ports: ClusterPorts,
  ) {
    this.root = options.root;
    this.paths = instancePaths(options.root, options.name);
    this.guardian = options.guardian;
    this.record = record;
    this.ports = ports;
    this.name = record.name;
    this.mode = record.mode;
    this.kubeconfig = this.paths.kubeconfig;
    this.auditLog = this.paths.auditLog;
  }

  /** @throws ClusterError when no cluster of this name is up. */
  static open(options: OpenOptions): RunningCluster {
    const record = readRecord(instancePaths(options.root, options.name));
    if (record?.state !== 'up' || !record.ports) {
      throw new ClusterError(
        `No cluster "${options.name}" is up; start it with "npm run cluster -- up --name ${options.name}".`,
      );
    }
    return new RunningCluster(options, record, record.ports);
  }

  /** The command of kubectl with this cluster's credentials. */
  kubectlCommand(args: readonly string[]): string[] {
    return [
      ...this.record.programs.kubectl,
      `--kubeconfig=${this.kubeconfig}`,
      // By default it would be in the home folder.
      `--cache-dir=${join(this.paths.folder, 'kubectl-cache')}`,
      ...args,
    ];
  }

  kubectl(args: readonly string[], options?: RunOptions): Promise<RunResult> {
    const [program, ...rest] = this.kubectlCommand(args);
    return runProgram(program, rest, options);
  }

  async stopApiServer(): Promise<void> {
    await stopProcess(this.apiServer());
  }

  async startApiServer(): Promise<void> {
    if (isPartAlive(this.paths, 'api-server')) {
      throw new ClusterError(`The API server of "${this.name}" is running.`);
    }
    const { paths, ports, record } = this;
    await startApiServer({ paths, ports, programs: record.programs });
  }

  freezeApiServer(): void {
    signal(this.apiServer(), 'SIGSTOP');
  }

  thawApiServer(): void {
    signal(this.apiServer(), 'SIGCONT');
  }

  async addUser({ name, groups = [] }: UserOptions): Promise<ClusterUser> {
    const pair = issueCertificate(this.paths.certificates, fileName(name), {
      commonName: name,
      organizations: groups,
      usage: 'client',
    });
    return { user: name, kubeconfig: this.writeKubeconfig(name, pair) };
  }

  async addServiceAccount(
    options: ServiceAccountOptions,
  ): Promise<ServiceAccountUser> {
    const kubectl = this.kubectl.bind(this);
    const { user, token } = await addServiceAccount(kubectl, options);
    return { user, token, kubeconfig: this.writeKubeconfig(user, { token }) };
  }

  async down(): Promise<void> {
    await takeDown({
      root: this.root,
      name: this.name,
      log: () => undefined,
    });
    await this.guardian?.dismiss();
  }

  private apiServer() {
    const identity = readPart(this.paths, 'api-server');
    if (!identity || !isPartAlive(this.paths, 'api-server')) {
      throw new ClusterError(
        `The API server of "${this.name}" is not running.`,
      );
    }
    return identity;
  }

  private writeKubeconfig(user: string, credentials: KubeconfigUser): string {
    const folder = join(this.paths.folder, 'users');
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const path = join(folder, `${fileName(user)}.kubeconfig`);
    writePrivateFile(
      path,
      renderKubeconfig({
        clusterName: this.name,
        server: `https://127.0.0.1:${this.ports.apiServer}`,
        certificateAuthority: readAuthority(this.paths.certificates)
          .certificate,
        users: { [user]: credentials },
      }),
    );
    return path;
  }
}

/** User names may hold any character; file names may not. */
function fileName(user: string): string {
  return `user-${Buffer.from(user, 'utf8')
    .toString('base64url')
    .slice(0, 200)}`;
}

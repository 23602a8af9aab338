import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import {
  readAuthority,
  readPair,
  writeClusterCertificates,
} from '../certificates/clusterCertificates.ts';
import type { InstancePaths } from '../instances/instanceFolder.ts';
import type {
  ClusterPorts,
  ClusterPrograms,
} from '../instances/instanceRecord.ts';
import { writeJson, writePrivateFile } from '../instances/jsonFile.ts';
import { freePorts } from '../processes/freePorts.ts';
import { logTail, readPart, startPart } from '../processes/part.ts';
import { killProcesses } from '../processes/stopProcess.ts';
import { AdminClient } from './AdminClient.ts';
import { awaitAnswer } from './awaitAnswer.ts';
import { partKubeconfig, renderKubeconfig } from './kubeconfig.ts';
import type { CommandContext } from './partCommands.ts';
import {
  apiServerCommand,
  controllerManagerCommand,
  etcdCommand,
  schedulerCommand,
} from './partCommands.ts';

const attempts = 4;

export interface ControlPlaneOptions {
  readonly name: string;
  readonly paths: InstancePaths;
  readonly programs: ClusterPrograms;
  readonly log: (line: string) => void;
  readonly signal?: AbortSignal;
  /** Done when the API server answers and no controller runs yet. */
  readonly beforeControllers?: () => Promise<void>;
}

/**
 * Starts etcd, the API server and, where they are to be had, the controllers
 * and the scheduler, on ports that are free.
 *
 * @throws ClusterError with the last lines of the part that failed.
 */
export async function startControlPlane(
  options: ControlPlaneOptions,
): Promise<ClusterPorts> {
  const { paths, programs, log, signal } = options;
  writeClusterCertificates(paths.certificates);
  writeJson(paths.auditPolicy, {
    apiVersion: 'audit.k8s.io/v1',
    kind: 'Policy',
    omitStages: ['RequestReceived'],
    rules: [{ level: 'Metadata' }],
  });
  const token = randomBytes(24).toString('base64url');
  writePrivateFile(
    paths.tokens,
    `${token},token-admin,token-admin,"system:masters"\n`,
  );
  log('starting etcd and the API server');
  const ports = await startServers(options);
  const context = { paths, programs, ports };
  writeKubeconfigs(options, ports, token);
  await options.beforeControllers?.();
  if (programs.controllerManager) {
    log('starting the controllers');
    await startPart(
      paths,
      'controller-manager',
      controllerManagerCommand(context, programs.controllerManager),
    );
  }
  if (programs.scheduler) {
    log('starting the scheduler');
    await startPart(
      paths,
      'scheduler',
      schedulerCommand(context, programs.scheduler),
    );
  }
  if (programs.controllerManager) {
    const client = AdminClient.create(paths, ports.apiServer);
    // The controllers work once they have made this.
    const account = '/api/v1/namespaces/default/serviceaccounts/default';
    await awaitAnswer(paths, ['controller-manager'], signal, () =>
      client.get(account),
    );
  }
  return ports;
}

/** Starts the API server of a cluster that was up before, and waits until it is ready. */
export async function startApiServer(
  context: CommandContext,
  signal?: AbortSignal,
): Promise<void> {
  await startPart(context.paths, 'api-server', apiServerCommand(context));
  const client = AdminClient.create(context.paths, context.ports.apiServer);
  await awaitAnswer(context.paths, ['etcd', 'api-server'], signal, () =>
    client.get('/readyz'),
  );
}

/** With other ports again, when somebody took one just before it was used. */
async function startServers(
  options: ControlPlaneOptions,
): Promise<ClusterPorts> {
  const { paths, programs, log, signal } = options;
  for (let attempt = 1; ; attempt++) {
    const [apiServer, etcd, etcdPeer] = await freePorts(3);
    const ports = { apiServer, etcd, etcdPeer };
    const context = { paths, programs, ports };
    try {
      await startPart(paths, 'etcd', etcdCommand(context));
      await startApiServer(context, signal);
      return ports;
    } catch (error) {
      const tails = (['etcd', 'api-server'] as const).map(name =>
        logTail(paths, name),
      );
      if (attempt === attempts || !tails.some(isPortTaken)) {
        throw error;
      }
      log('a port was taken by somebody else, trying others');
      await discardServers(paths);
    }
  }
}

function isPortTaken(text: string): boolean {
  return text.includes('address already in use');
}

async function discardServers(paths: InstancePaths): Promise<void> {
  const names = ['etcd', 'api-server'] as const;
  await killProcesses(names.flatMap(name => readPart(paths, name) ?? []));
  for (const name of names) {
    rmSync(join(paths.logs, `${name}.log`), { force: true });
  }
  rmSync(paths.etcd, { recursive: true, force: true });
}

function writeKubeconfigs(
  { name, paths }: ControlPlaneOptions,
  ports: ClusterPorts,
  token: string,
): void {
  const server = `https://127.0.0.1:${ports.apiServer}`;
  for (const part of ['controller-manager', 'scheduler']) {
    writePrivateFile(
      join(paths.certificates, `${part}.kubeconfig`),
      partKubeconfig(paths, server, part),
    );
  }
  writePrivateFile(
    paths.kubeconfig,
    renderKubeconfig({
      clusterName: name,
      server,
      certificateAuthority: readAuthority(paths.certificates).certificate,
      users: {
        [name]: readPair(paths.certificates, 'admin'),
        [`${name}-token`]: { token },
      },
    }),
  );
}

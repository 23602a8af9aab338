import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import type { KwokProgram } from './binaries/buildKwok.ts';
import { findKwok } from './binaries/findKwok.ts';
import { findPrograms } from './binaries/findPrograms.ts';
import { ClusterError, UsageError } from './ClusterError.ts';
import { startControlPlane } from './control-plane/startControlPlane.ts';
import { ExternalCluster } from './ExternalCluster.ts';
import { clusterRoot, instancePaths } from './instances/instanceFolder.ts';
import type {
  ClusterMode,
  InstanceRecord,
} from './instances/instanceRecord.ts';
import { readRecord, writeRecord } from './instances/instanceRecord.ts';
import { removeInstance } from './instances/removeInstance.ts';
import type { Guardian } from './instances/startGuardian.ts';
import { startGuardian } from './instances/startGuardian.ts';
import { lockFile, takeDownAbandoned } from './instances/takeDown.ts';
import { withLock } from './instances/withLock.ts';
import type { NodeTools } from './node/nodeTools.ts';
import { findNodeTools } from './node/nodeTools.ts';
import { choosePodNetwork } from './node/podNetwork.ts';
import { startNode } from './node/startNode.ts';
import { isPartAlive } from './processes/part.ts';
import { ownIdentity } from './processes/processIdentity.ts';
import { noFleetOnGivenCluster } from './missingForCluster.ts';
import { RunningCluster } from './RunningCluster.ts';
import type { FleetSize } from './scale/FleetSize.ts';
import { fleetSize } from './scale/FleetSize.ts';
import { createFleet, startFleet } from './scale/startFleet.ts';
import type { TestCluster } from './TestCluster.ts';

export interface StartOptions {
  readonly mode: ClusterMode;
  /** How many pods and nodes a `scale` cluster has, 10,000 and 120 when not given, and which. */
  readonly pods?: number;
  readonly nodes?: number;
  readonly seed?: number;
  /** Letters, digits, dashes; one of its own when not given. */
  readonly name?: string;
  /** The folder in which the cluster gets its folder; `.wheelhouse/cluster` of this repository when not given. */
  readonly directory?: string;
  /** Told what is being done, one line at a time. */
  readonly log?: (line: string) => void;
  /** Ends the start; what was started is removed. */
  readonly signal?: AbortSignal;
}

let started = 0;

/**
 * Starts a cluster that ends with this process at the latest, or takes the
 * one of `WHEELHOUSE_TEST_KUBECONFIG`.
 *
 * @throws ClusterError saying what is missing or what failed; nothing is left behind then.
 */
export async function startCluster(
  options: StartOptions,
): Promise<TestCluster> {
  const given = process.env.WHEELHOUSE_TEST_KUBECONFIG;
  if (given && options.mode === 'scale') {
    throw new ClusterError(noFleetOnGivenCluster);
  }
  return given
    ? ExternalCluster.create(given)
    : startOwnCluster({ ...options, attached: true });
}

export interface StartOwnOptions extends StartOptions {
  /** Whether it ends with this process. */
  readonly attached: boolean;
}

/** As {@link startCluster}, but always one of ours. */
export async function startOwnCluster(
  options: StartOwnOptions,
): Promise<RunningCluster> {
  const { mode, attached, signal, log = () => undefined } = options;
  if (process.platform !== 'linux') {
    throw new ClusterError(
      'The test cluster runs on Linux only; elsewhere set WHEELHOUSE_TEST_KUBECONFIG to the kubeconfig of a cluster made for tests.',
    );
  }
  const tools = mode === 'node' ? nodeTools() : undefined;
  const fleet = fleetOf(options);
  const root = clusterRoot(options.directory);
  const name = options.name ?? `test-${process.pid}-${++started}`;
  const paths = instancePaths(root, name);
  await takeDownAbandoned(root, log);
  const programs = await findPrograms({ mode, log, signal });
  const kwok = fleet && (await findKwok({ log, signal }));
  const onWait = (pid: number) =>
    log(`waiting for process ${pid}, which is busy with "${name}"`);
  const work = async () => {
    if (isUp(root, name)) {
      throw new UsageError(
        `The cluster "${name}" is already up. Its kubeconfig: ${paths.kubeconfig}`,
      );
    }
    await removeInstance(paths);
    mkdirSync(paths.folder, { recursive: true, mode: 0o700 });
    const record: InstanceRecord = {
      ...{ name, mode, programs, state: 'starting', owner: ownIdentity() },
      createdAt: new Date().toISOString(),
      fleet,
    };
    writeRecord(paths, record);
    const guardian = await startGuardian(root, name);
    try {
      await startParts({ ...options, log, root, record, tools, kwok });
    } catch (error) {
      log('cleaning up');
      await removeInstance(paths);
      await guardian.dismiss();
      throw error;
    }
    return finish({ root, name, guardian, attached });
  };
  return withLock(lockFile(root, name), work, { onWait, signal });
}

/** Whether a cluster's API server was started to the end and still runs. */
export function isUp(root: string, name: string): boolean {
  const paths = instancePaths(root, name);
  return (
    existsSync(paths.folder) &&
    readRecord(paths)?.state === 'up' &&
    isPartAlive(paths, 'etcd') === true
  );
}

function fleetOf(options: StartOptions): FleetSize | undefined {
  const { mode, pods, nodes, seed } = options;
  if (mode === 'scale') {
    return fleetSize({ pods, nodes, seed });
  }
  if (pods !== undefined || nodes !== undefined || seed !== undefined) {
    throw new UsageError(
      `A cluster of mode ${mode} has no fleet: pods, nodes and seed are for the mode scale.`,
    );
  }
  return undefined;
}

function nodeTools(): NodeTools {
  const tools = findNodeTools();
  if ('problem' in tools) {
    throw new ClusterError(tools.problem);
  }
  return tools;
}

interface StartPartsOptions {
  readonly root: string;
  readonly record: InstanceRecord;
  readonly tools?: NodeTools;
  readonly kwok?: KwokProgram;
  readonly log: (line: string) => void;
  readonly signal?: AbortSignal;
}

async function startParts(options: StartPartsOptions): Promise<void> {
  const { root, tools, kwok, log, signal } = options;
  const { name, programs, fleet: size } = options.record;
  const paths = instancePaths(root, name);
  const fleet = size && { paths, size, log, signal };
  const ports = await startControlPlane({
    ...{ name, paths, programs, log, signal },
    beforeControllers: fleet && (() => createFleet(fleet)),
  });
  let record = writeRecord(paths, { ...options.record, ports });
  if (tools && programs.node) {
    const id = randomBytes(3).toString('hex');
    const network = choosePodNetwork();
    const traces = {
      bridge: `wheel-${id}`,
      gateway: network.gateway,
      cgroup: `wheelhouse-${id}`,
    };
    record = writeRecord(paths, { ...record, node: traces });
    await startNode({
      ...{ paths, ports, program: programs.node, tools, network, traces },
      ...{ log, signal },
    });
  }
  if (fleet && kwok) {
    await startFleet({ ...fleet, kwok });
  }
  signal?.throwIfAborted();
  writeRecord(paths, { ...record, state: 'up' });
}

interface FinishOptions {
  readonly root: string;
  readonly name: string;
  readonly guardian: Guardian;
  readonly attached: boolean;
}

async function finish(options: FinishOptions): Promise<RunningCluster> {
  const { root, name, guardian, attached } = options;
  if (attached) {
    return RunningCluster.open({ root, name, guardian });
  }
  const paths = instancePaths(root, name);
  const record = readRecord(paths);
  if (record) {
    writeRecord(paths, { ...record, owner: undefined });
  }
  await guardian.dismiss();
  return RunningCluster.open({ root, name });
}

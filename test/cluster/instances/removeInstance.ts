import { existsSync, rmSync } from 'node:fs';
import { ClusterError } from '../ClusterError.ts';
import { cgroupProcesses, removeCgroup } from '../node/cgroups.ts';
import { unmountBelow } from '../node/unmountBelow.ts';
import { partNames, readPart } from '../processes/part.ts';
import { identify, isAlive } from '../processes/processIdentity.ts';
import { runProgram } from '../processes/runProgram.ts';
import { killProcesses } from '../processes/stopProcess.ts';
import { taggedProcesses } from '../processes/taggedProcesses.ts';
import type { InstancePaths } from './instanceFolder.ts';
import type { InstanceRecord, NodeTraces } from './instanceRecord.ts';
import { readRecord, writeRecord } from './instanceRecord.ts';

/**
 * Ends every process of a cluster, removes what its node left on the machine,
 * and deletes its folder. Safe to repeat, and after any failure half way up or
 * down. The caller holds the cluster's lock.
 *
 * @throws ClusterError saying what could not be removed; the folder is kept then.
 */
export async function removeInstance(paths: InstancePaths): Promise<void> {
  if (!existsSync(paths.folder)) {
    return;
  }
  const record = readRecord(paths);
  if (record) {
    writeRecord(paths, { ...record, state: 'stopping' });
  }
  await killAll(paths);
  if (record?.node) {
    await removeTraces(record, record.node);
  }
  await unmountBelow(paths.folder);
  rmSync(paths.folder, { recursive: true, force: true, maxRetries: 5 });
  rmSync(paths.guardianLog, { force: true });
}

/** Until none is left: one may start another while the list is made. */
async function killAll(paths: InstancePaths): Promise<void> {
  for (;;) {
    const known = partNames
      .flatMap(name => readPart(paths, name) ?? [])
      .filter(isAlive);
    const all = [...known, ...taggedProcesses(paths.folder)];
    if (all.length === 0) {
      return;
    }
    await killProcesses(all);
  }
}

async function removeTraces(
  record: InstanceRecord,
  { bridge, cgroup }: NodeTraces,
): Promise<void> {
  // The node's process namespace ended them all; this finds what did not obey.
  await killProcesses(
    cgroupProcesses(cgroup).flatMap(pid => identify(pid) ?? []),
  );
  await removeCgroup(cgroup);
  if (!existsSync(`/sys/class/net/${bridge}`)) {
    return;
  }
  // Without our program (its build was deleted) the system's tool must do.
  const [program, ...args] =
    record.programs.node && existsSync(record.programs.node)
      ? [record.programs.node, 'node-sweep', bridge]
      : ['ip', 'link', 'delete', bridge];
  const { code, stderr } = await runProgram(program, args);
  if (code !== 0) {
    throw new ClusterError(
      `Cannot remove the network bridge ${bridge}: ${stderr.trim()} Remove it with "ip link delete ${bridge}", then run "down" again.`,
    );
  }
}

import {
  mkdirSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { ClusterError } from '../ClusterError.ts';
import { errorCode } from '../processes/errorCode.ts';
import { poll } from '../processes/poll.ts';
import { parseMountInfo } from './mountInfo.ts';

const removePatienceMs = 10_000;
const controllers = ['cpu', 'cpuset', 'memory', 'pids', 'hugetlb'];

/** Makes the group under which the kubelet keeps all pods, in each hierarchy. */
export function createCgroup(name: string): void {
  for (const { root, unified } of hierarchies()) {
    if (unified) {
      delegateControllers(root);
    }
    mkdirSync(join(root, name), { recursive: true });
  }
}

/**
 * Removes a group and all below it once its processes are gone.
 *
 * @throws ClusterError when some of it is still in use after ten seconds.
 */
export async function removeCgroup(name: string): Promise<void> {
  const folders = hierarchies().map(({ root }) => join(root, name));
  const gone = await poll(
    () => (folders.every(removeTree) ? true : undefined),
    {
      timeoutMs: removePatienceMs,
    },
  );
  if (!gone) {
    throw new ClusterError(
      `The control group ${name} is still in use: a container outlived its cluster. Look for it below /sys/fs/cgroup, then run "down" again.`,
    );
  }
}

/** Processes of the group and all below it. */
export function cgroupProcesses(name: string): number[] {
  const found = hierarchies().flatMap(({ root }) =>
    processesBelow(join(root, name)),
  );
  return [...new Set(found)];
}

function hierarchies(): Array<{ root: string; unified: boolean }> {
  return parseMountInfo(readFileSync('/proc/self/mountinfo', 'utf8'))
    .filter(({ type }) => type === 'cgroup' || type === 'cgroup2')
    .map(({ mountPoint, type }) => ({
      root: mountPoint,
      unified: type === 'cgroup2',
    }));
}

/** A group of cgroup v2 has only the controllers that its parent hands down. */
function delegateControllers(root: string): void {
  const offered = readFileSync(join(root, 'cgroup.controllers'), 'utf8');
  const there = offered.trim().split(' ');
  for (const controller of controllers.filter(name => there.includes(name))) {
    writeFileSync(join(root, 'cgroup.subtree_control'), `+${controller}`);
  }
}

function subfolders(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter(entry => entry.isDirectory())
      .map(entry => join(folder, entry.name));
  } catch (error) {
    if (errorCode(error) === 'ENOENT') {
      return [];
    }
    throw error;
  }
}

function processesBelow(folder: string): number[] {
  const below = subfolders(folder).flatMap(processesBelow);
  try {
    const own = readFileSync(join(folder, 'cgroup.procs'), 'utf8');
    return [...below, ...own.split('\n').filter(Boolean).map(Number)];
  } catch (error) {
    if (errorCode(error) === 'ENOENT') {
      return below;
    }
    throw error;
  }
}

/** The deepest first; false when something in it is in use. */
function removeTree(folder: string): boolean {
  if (!subfolders(folder).map(removeTree).every(Boolean)) {
    return false;
  }
  try {
    rmdirSync(folder);
    return true;
  } catch (error) {
    const code = errorCode(error);
    if (code === 'ENOENT' || code === 'EBUSY') {
      return code === 'ENOENT';
    }
    throw error;
  }
}

import { existsSync } from 'node:fs';
import { ClusterError } from '../ClusterError.ts';
import { isAlive } from '../processes/processIdentity.ts';
import { foreignOwner } from './foreignOwner.ts';
import { instancePaths } from './instanceFolder.ts';
import { instanceNames, readRecord } from './instanceRecord.ts';
import { removeInstance } from './removeInstance.ts';
import { withLock } from './withLock.ts';

export interface TakeDownOptions {
  readonly root: string;
  readonly name: string;
  readonly log: (line: string) => void;
}

/** The lock of a cluster: who holds it may start or remove that cluster. */
export function lockFile(root: string, name: string): string {
  return `${instancePaths(root, name).folder}.lock`;
}

/**
 * Removes a cluster in whatever state it is.
 *
 * @returns false when there was none of this name.
 * @throws ClusterError saying what could not be removed.
 */
export async function takeDown(options: TakeDownOptions): Promise<boolean> {
  const { root, name, log } = options;
  const paths = instancePaths(root, name);
  if (!existsSync(paths.folder)) {
    return false;
  }
  return withLock(
    lockFile(root, name),
    async () => {
      const existed = existsSync(paths.folder);
      await removeInstance(paths);
      return existed;
    },
    {
      onWait: pid =>
        log(`waiting for process ${pid}, which is busy with "${name}"`),
    },
  );
}

/**
 * Removes the clusters whose owner ended without doing so. One that cannot be
 * removed is named and left.
 */
export async function takeDownAbandoned(
  root: string,
  log: (line: string) => void,
): Promise<void> {
  for (const name of instanceNames(root)) {
    const paths = instancePaths(root, name);
    if (foreignOwner(paths.folder) !== undefined) {
      continue;
    }
    const owner = readRecord(paths)?.owner;
    if (!owner || isAlive(owner)) {
      continue;
    }
    log(`removing the cluster "${name}", which process ${owner.pid} left`);
    try {
      await takeDown({ root, name, log });
    } catch (error) {
      if (!(error instanceof ClusterError)) {
        throw error;
      }
      log(`"${name}" is not gone: ${error.message}`);
    }
  }
}

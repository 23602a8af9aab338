import { readdirSync, readFileSync } from 'node:fs';
import { errorCode } from './errorCode.ts';
import type { ProcessIdentity } from './processIdentity.ts';
import { identify } from './processIdentity.ts';

/**
 * The environment variable that every process of an instance carries, with
 * the instance's folder as its value. Children inherit it, so that nothing is
 * missed, not even what was started just before a crash.
 */
export const instanceTag = 'WHEELHOUSE_CLUSTER_FOLDER';

/** Whether the content of `/proc/<pid>/environ` names this folder. */
export function hasTag(environ: string, folder: string): boolean {
  return environ.split('\0').includes(`${instanceTag}=${folder}`);
}

/** The living processes of an instance, but for this process itself. */
export function taggedProcesses(folder: string): ProcessIdentity[] {
  const found: ProcessIdentity[] = [];
  for (const entry of readdirSync('/proc')) {
    const pid = Number(entry);
    if (!Number.isInteger(pid) || pid === process.pid) {
      continue;
    }
    // The identity comes first: a pid that changes hands in between then no
    // longer matches it, and is left alone.
    const identity = identify(pid);
    if (identity && hasTag(readEnviron(pid), folder)) {
      found.push(identity);
    }
  }
  return found;
}

/** Empty for a process that is gone or belongs to somebody else. */
function readEnviron(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'utf8');
  } catch (error) {
    if (
      ['ENOENT', 'ESRCH', 'EACCES', 'EPERM'].includes(errorCode(error) ?? '')
    ) {
      return '';
    }
    throw error;
  }
}

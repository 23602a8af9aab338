import {
  accessSync,
  constants,
  linkSync,
  mkdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ClusterError } from '../ClusterError.ts';
import { errorCode } from '../processes/errorCode.ts';
import type { ProcessIdentity } from '../processes/processIdentity.ts';
import { isAlive, ownIdentity } from '../processes/processIdentity.ts';
import { readJson } from './jsonFile.ts';

export interface LockOptions {
  /** Told once, when the lock is held by the process with this pid. */
  readonly onWait?: (pid: number) => void;
  readonly signal?: AbortSignal;
}

const waitMs = 100;

/**
 * Runs `work` while no other process (and nobody else in this one) holds the
 * lock file. A lock whose process is gone counts as free.
 *
 * @throws what `work` throws, the reason of the signal while waiting, and
 *   ClusterError where the folder cannot be written.
 */
export async function withLock<T>(
  file: string,
  work: () => Promise<T>,
  options: LockOptions = {},
): Promise<T> {
  checkWritable(dirname(file));
  let told = false;
  while (!tryLock(file)) {
    const holder = readJson<ProcessIdentity>(file);
    if (holder && !isAlive(holder)) {
      removeStale(file, holder);
      continue;
    }
    if (holder && !told) {
      told = true;
      options.onWait?.(holder.pid);
    }
    await sleep(waitMs);
    options.signal?.throwIfAborted();
  }
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

/** Where root was here first, nobody else can lock or start anything. */
function checkWritable(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.W_OK);
  } catch (error) {
    if (errorCode(error) === 'EACCES') {
      throw new ClusterError(
        `Cannot write to ${folder}, which belongs to another user; run this as that user or as root.`,
      );
    }
    throw error;
  }
}

/** Written aside and linked into place: a lock is never seen without its holder. */
function tryLock(file: string): boolean {
  const draft = uniqueName(file);
  writeFileSync(draft, JSON.stringify(ownIdentity()), { mode: 0o600 });
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') {
      return false;
    }
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Moves the lock away, and back when it meanwhile became somebody's. */
function removeStale(file: string, stale: ProcessIdentity): void {
  const aside = uniqueName(file);
  try {
    renameSync(file, aside);
    const moved = readJson<ProcessIdentity>(aside);
    if (moved?.pid !== stale.pid || moved.startTime !== stale.startTime) {
      linkSync(aside, file);
    }
  } catch (error) {
    if (!['ENOENT', 'EEXIST'].includes(errorCode(error) ?? '')) {
      throw error;
    }
  } finally {
    rmSync(aside, { force: true });
  }
}

let drafts = 0;

function uniqueName(file: string): string {
  drafts += 1;
  return `${file}.${process.pid}.${drafts}`;
}

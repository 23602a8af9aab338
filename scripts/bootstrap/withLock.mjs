import {
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** @param {unknown} error */
const codeOf = error => /** @type {NodeJS.ErrnoException} */ (error).code;

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

/**
 * The pid written in the lock file; undefined when there is no file, 0 when
 * what it holds is no pid.
 *
 * @param {string} file
 */
export function lockOwner(file) {
  try {
    const pid = Number(readFileSync(file, 'utf8'));
    return Number.isInteger(pid) && pid > 0 ? pid : 0;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') {
      return undefined;
    }
    throw error;
  }
}

/**
 * @param {string} file
 * @returns {boolean} whether this process got the lock
 */
function tryLock(file) {
  // Written aside and linked into place: a lock is never seen without its pid.
  const own = `${file}.${process.pid}`;
  writeFileSync(own, String(process.pid));
  try {
    linkSync(own, file);
    return true;
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') {
      throw error;
    }
    return false;
  } finally {
    rmSync(own, { force: true });
  }
}

/**
 * Removes the lock of a process that is gone. Renaming lets one of several
 * waiting processes win; a lock that changed hands meanwhile is put back.
 *
 * @param {string} file
 * @param {number} pid
 */
function removeStale(file, pid) {
  const aside = `${file}.stale.${process.pid}`;
  try {
    renameSync(file, aside);
    if (lockOwner(aside) !== pid) {
      linkSync(aside, file);
    }
    rmSync(aside, { force: true });
  } catch (error) {
    if (codeOf(error) !== 'ENOENT' && codeOf(error) !== 'EEXIST') {
      throw error;
    }
    rmSync(aside, { force: true });
  }
}

/**
 * Runs `work` while holding the lock file, waiting for another live process
 * that holds it and taking over from a dead one.
 *
 * @template T
 * @param {string} file
 * @param {() => Promise<T>} work
 * @param {{ onWait?: (pid: number) => void }} [options]
 * @returns {Promise<T>}
 */
export async function withLock(file, work, options = {}) {
  mkdirSync(dirname(file), { recursive: true });
  let waiting = false;
  while (!tryLock(file)) {
    const pid = lockOwner(file);
    if (pid === undefined) {
      continue;
    }
    if (pid === 0 || !isAlive(pid)) {
      removeStale(file, pid);
      continue;
    }
    if (!waiting) {
      waiting = true;
      options.onWait?.(pid);
    }
    await sleep(500);
  }
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

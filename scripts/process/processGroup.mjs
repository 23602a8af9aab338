import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * @param {number} group
 * @param {NodeJS.Signals | 0} signal
 * @returns {boolean} whether there was a process to signal
 */
function signalGroup(group, signal) {
  try {
    return process.kill(-group, signal);
  } catch (error) {
    // macOS answers EPERM for a group of which only zombies are left.
    const { code } = /** @type {NodeJS.ErrnoException} */ (error);
    if (code === 'ESRCH' || code === 'EPERM') {
      return false;
    }
    throw error;
  }
}

/**
 * The group of a Linux process, and whether it has ended, from its
 * `/proc/<pid>/stat` line (proc_pid_stat(5)), in which the command name may
 * itself hold blanks and brackets.
 *
 * @param {string} stat
 */
export function parseStat(stat) {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [state, , group] = fields;
  // A process whose main thread has ended is called a zombie already, but keeps
  // its ports until its last thread has ended too.
  const threads = Number(fields[17]);
  return {
    group: Number(group),
    hasEnded: state === 'X' || (state === 'Z' && threads <= 1),
  };
}

/** @param {number} group */
function onlyZombies(group) {
  if (process.platform !== 'linux') {
    return false;
  }
  for (const pid of readdirSync('/proc').filter(name => /^\d+$/.test(name))) {
    /** @type {ReturnType<typeof parseStat>} */
    let found;
    try {
      found = parseStat(readFileSync(`/proc/${pid}/stat`, 'utf8'));
    } catch (error) {
      const { code } = /** @type {NodeJS.ErrnoException} */ (error);
      if (code === 'ENOENT' || code === 'ESRCH') {
        continue;
      }
      throw error;
    }
    if (found.group === group && !found.hasEnded) {
      return false;
    }
  }
  return true;
}

/**
 * Whether a process group has a running member. Zombies do not count: in a
 * container without an init nobody ever collects orphans.
 *
 * @param {number} group
 */
export function groupIsAlive(group) {
  return signalGroup(group, 0) && !onlyZombies(group);
}

/**
 * @param {number} group
 * @param {number} milliseconds
 * @returns {Promise<boolean>} whether the group is gone
 */
async function waitForEnd(group, milliseconds) {
  const end = Date.now() + milliseconds;
  while (groupIsAlive(group)) {
    if (Date.now() > end) {
      return false;
    }
    await sleep(50);
  }
  return true;
}

/**
 * Ends a process group: a signal, and SIGKILL for what is left after the grace.
 *
 * @param {number} group
 * @param {{ signal: NodeJS.Signals, graceMs: number }} options
 */
export async function stopGroup(group, { signal, graceMs }) {
  if (!groupIsAlive(group)) {
    return;
  }
  signalGroup(group, signal);
  if (await waitForEnd(group, graceMs)) {
    return;
  }
  signalGroup(group, 'SIGKILL');
  await waitForEnd(group, 2000);
}

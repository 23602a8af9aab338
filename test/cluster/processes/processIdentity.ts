import { readFileSync } from 'node:fs';
import { errorCode } from './errorCode.ts';

/**
 * A process, told apart from a later one that got the same pid: by its start
 * time in clock ticks since boot, and by the boot.
 */
export interface ProcessIdentity {
  readonly pid: number;
  readonly startTime: string;
  readonly bootId: string;
}

export interface ProcessStat {
  readonly state: string;
  readonly threads: number;
  readonly startTime: string;
}

/**
 * Reads one line of `/proc/<pid>/stat` (proc_pid_stat(5)). The second field,
 * the command, may hold spaces and brackets, so fields count from its end.
 *
 * @throws Error when the line is not of that form.
 */
export function parseProcessStat(line: string): ProcessStat {
  const fields = line.slice(line.lastIndexOf(')') + 1).trim();
  const [state, ...rest] = fields.split(' ');
  // State is field 3, the number of threads field 20 and the start time field 22.
  const threads = Number(rest[16]);
  const startTime = rest[18];
  if (!state || !startTime || !line.includes(')')) {
    throw new Error(`"${line}" is no line of /proc/<pid>/stat.`);
  }
  return { state, threads, startTime };
}

/** The identity of the process that has this pid now; undefined when none has, or only a zombie. */
export function identify(pid: number): ProcessIdentity | undefined {
  try {
    const stat = parseProcessStat(readFileSync(`/proc/${pid}/stat`, 'utf8'));
    return hasEnded(stat)
      ? undefined
      : { pid, startTime: stat.startTime, bootId: bootId() };
  } catch (error) {
    if (['ENOENT', 'ESRCH'].includes(errorCode(error) ?? '')) {
      return undefined;
    }
    throw error;
  }
}

/** A process whose main thread has ended is a zombie already, but keeps its ports until the last thread has. */
function hasEnded({ state, threads }: ProcessStat): boolean {
  return state === 'X' || (state === 'Z' && threads <= 1);
}

/** The identity of this process. */
export function ownIdentity(): ProcessIdentity {
  const own = identify(process.pid);
  if (!own) {
    throw new Error('/proc does not list this process.');
  }
  return own;
}

/** Whether exactly this process, not a successor with its pid, still runs. */
export function isAlive(identity: ProcessIdentity): boolean {
  const now = identify(identity.pid);
  return (
    now !== undefined &&
    now.startTime === identity.startTime &&
    now.bootId === identity.bootId
  );
}

/**
 * Sends a signal to exactly this process; false when it is gone.
 *
 * @throws the system error when the signal is not permitted.
 */
export function signal(
  identity: ProcessIdentity,
  name: NodeJS.Signals,
): boolean {
  if (!isAlive(identity)) {
    return false;
  }
  try {
    return process.kill(identity.pid, name);
  } catch (error) {
    if (errorCode(error) === 'ESRCH') {
      return false;
    }
    throw error;
  }
}

function bootId(): string {
  return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
}

import { ClusterError } from '../ClusterError.ts';
import { poll } from './poll.ts';
import type { ProcessIdentity } from './processIdentity.ts';
import { isAlive, signal } from './processIdentity.ts';

const gracePeriodMs = 10_000;
const killPeriodMs = 10_000;

/** Asks a process to end and waits; after ten seconds it is killed. */
export async function stopProcess(identity: ProcessIdentity): Promise<void> {
  signal(identity, 'SIGTERM');
  // A stopped process would see SIGTERM only when it goes on.
  signal(identity, 'SIGCONT');
  if (!(await isGone(identity, gracePeriodMs))) {
    await killProcesses([identity]);
  }
}

/**
 * Kills processes at once and waits until the last is gone.
 *
 * @throws ClusterError naming those that are still there after ten seconds.
 */
export async function killProcesses(
  identities: readonly ProcessIdentity[],
): Promise<void> {
  for (const identity of identities) {
    signal(identity, 'SIGKILL');
  }
  const left: number[] = [];
  for (const identity of identities) {
    if (!(await isGone(identity, killPeriodMs))) {
      left.push(identity.pid);
    }
  }
  if (left.length > 0) {
    throw new ClusterError(
      `Processes ${left.join(', ')} were killed and are still there after ${
        killPeriodMs / 1000
      } seconds; look at them with "ps", then run "down" again.`,
    );
  }
}

async function isGone(identity: ProcessIdentity, timeoutMs: number) {
  const gone = await poll(() => (isAlive(identity) ? undefined : true), {
    timeoutMs,
    intervalMs: 20,
  });
  return gone === true;
}

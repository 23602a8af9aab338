import { ClusterError } from '../ClusterError.ts';
import type { InstancePaths } from '../instances/instanceFolder.ts';
import type { PartName } from '../processes/part.ts';
import { isPartAlive, logTail } from '../processes/part.ts';
import { poll } from '../processes/poll.ts';

const patienceMs = 90_000;

/**
 * Waits for an answer as long as the parts that it needs are alive.
 *
 * @throws ClusterError with the last lines of a part that ended, or when the patience is over.
 */
export async function awaitAnswer(
  paths: InstancePaths,
  needed: readonly PartName[],
  signal: AbortSignal | undefined,
  ask: () => Promise<string | undefined>,
): Promise<string> {
  const answer = await poll(
    async () => {
      const dead = needed.find(name => !isPartAlive(paths, name));
      if (dead) {
        throw new ClusterError(
          `The ${dead} ended while the cluster was starting. Its last lines:\n${logTail(
            paths,
            dead,
          )}`,
        );
      }
      return ask();
    },
    { timeoutMs: patienceMs, signal },
  );
  if (answer === undefined) {
    const last = needed[needed.length - 1];
    throw new ClusterError(
      `The ${last} was not ready after ${
        patienceMs / 1000
      } seconds. Its last lines:\n${logTail(paths, last)}`,
    );
  }
  return answer;
}

import { readFileSync } from 'node:fs';
import { ClusterError } from '../ClusterError.ts';
import { runProgram } from '../processes/runProgram.ts';
import { mountPointsBelow, parseMountInfo } from './mountInfo.ts';

/**
 * Unmounts everything in a folder. A node keeps its mounts to itself and takes
 * them along, so there should be none; a folder is never deleted through one.
 *
 * @throws ClusterError naming what stayed mounted.
 */
export async function unmountBelow(folder: string): Promise<void> {
  for (const point of mountsBelow(folder)) {
    const { code } = await runProgram('umount', [point]);
    if (code !== 0) {
      // Still in use: it goes when its last user does.
      await runProgram('umount', ['-l', point]);
    }
  }
  const left = mountsBelow(folder);
  if (left.length > 0) {
    throw new ClusterError(
      `Cannot unmount ${left.join(', ')}; unmount it, then run "down" again.`,
    );
  }
}

function mountsBelow(folder: string): string[] {
  const mounts = parseMountInfo(readFileSync('/proc/self/mountinfo', 'utf8'));
  return mountPointsBelow(mounts, folder);
}

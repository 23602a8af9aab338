import { writeFileSync } from 'node:fs';
import { inspect } from 'node:util';
import { instancePaths } from './instances/instanceFolder.ts';
import { takeDown } from './instances/takeDown.ts';

/**
 * Runs beside a process that owns a cluster and takes the cluster down when
 * that process ends, however it ends: standard input is a pipe that only the
 * owner holds. The word "keep" on it dismisses the guardian.
 */
async function guard(root: string, name: string): Promise<void> {
  let said = '';
  process.stdin.setEncoding('utf8');
  for await (const text of process.stdin) {
    said += text;
  }
  if (said.trim() === 'keep') {
    return;
  }
  await takeDown({ root, name, log: () => undefined });
}

const [root, name] = process.argv.slice(2);
guard(root, name).catch((error: unknown) => {
  // Nobody is left to tell.
  writeFileSync(instancePaths(root, name).guardianLog, inspect(error));
  process.exitCode = 1;
});

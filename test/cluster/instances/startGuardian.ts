import { spawn } from 'node:child_process';
import { Socket } from 'node:net';
import { join } from 'node:path';
import { repositoryRoot } from './repositoryRoot.ts';

export interface Guardian {
  /** The cluster is gone, or shall outlive this process. */
  dismiss(): Promise<void>;
}

/**
 * Starts the process that takes a cluster down when this process ends, be it
 * by kill -9. It does not keep this process alive.
 */
export async function startGuardian(
  root: string,
  name: string,
): Promise<Guardian> {
  const program = join(repositoryRoot(), 'test', 'cluster', 'guardian.ts');
  const { HOME, PATH, TMPDIR } = process.env;
  // Nothing of a test runner's settings for Node.
  const child = spawn(process.execPath, [program, root, name], {
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
    env: { HOME, PATH, TMPDIR },
  });
  await new Promise((resolve, reject) => {
    child.once('spawn', resolve);
    child.once('error', reject);
  });
  const ended = new Promise<void>(resolve =>
    child.once('exit', () => resolve()),
  );
  child.unref();
  const { stdin } = child;
  // One that was killed cannot be told.
  stdin?.on('error', () => undefined);
  if (stdin instanceof Socket) {
    stdin.unref();
  }
  return {
    async dismiss() {
      child.ref();
      stdin?.end('keep');
      await ended;
    },
  };
}

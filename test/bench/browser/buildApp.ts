import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BenchError } from '../BenchError.ts';

const root = join(import.meta.dirname, '..', '..', '..');

/** Builds the app of the portal for production, into `packages/app/dist`, from where its backend serves it. */
export async function buildApp(
  logFile: string,
  signal: AbortSignal,
): Promise<void> {
  const log = openSync(logFile, 'w');
  const child = spawn(
    process.execPath,
    [
      join(root, 'node_modules/@backstage/cli/bin/backstage-cli'),
      'package',
      'build',
    ],
    {
      cwd: join(root, 'packages/app'),
      env: { ...process.env, NODE_ENV: 'production' },
      stdio: ['ignore', log, log],
      signal,
    },
  );
  closeSync(log);
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', resolve);
  });
  if (code !== 0) {
    const lines = readFileSync(logFile, 'utf8').split('\n').slice(-20);
    throw new BenchError(
      `The app could not be built. The last lines:\n${lines.join('\n')}`,
    );
  }
}

import { ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { TestTarget } from './control';

/** API servers to test against, and the way to end them. */
export interface RunningTargets {
  targets: TestTarget[];
  stop(): Promise<void>;
}

/**
 * Starts the sandbox and, unless `WHEELHOUSE_REAL_CLUSTER` is `none`, a real
 * cluster of the mode that it names (`control-plane` if it is not set).
 */
export async function startTargets(
  args: string[] = [],
): Promise<RunningTargets> {
  const real = process.env.WHEELHOUSE_REAL_CLUSTER ?? 'control-plane';
  const worker = spawn(
    process.execPath,
    [
      '--disable-warning=ExperimentalWarning',
      join(__dirname, 'targetWorker.mts'),
      `--real=${real}`,
      ...args,
    ],
    { stdio: ['pipe', 'pipe', 'inherit'], env: { ...process.env } },
  );
  return {
    targets: JSON.parse(await firstLine(worker)),
    async stop() {
      const ended = once(worker, 'exit');
      worker.stdin?.end();
      await ended;
    },
  };
}

async function firstLine(worker: ChildProcess): Promise<string> {
  const { stdout } = worker;
  if (!stdout) {
    throw new Error('the worker has no output');
  }
  for await (const line of createInterface({ input: stdout })) {
    return line;
  }
  throw new Error('the API servers of the suite did not start; see above');
}

import { join } from 'node:path';
import type { Bench } from '../Bench.ts';
import { MeasuredProcess } from './MeasuredProcess.ts';

/** Runs a program of the folder `inside` to its end, in a process of its own; resolves with what it found. */
export async function runInside<T>(
  bench: Bench,
  program: string,
  args: readonly string[],
): Promise<T> {
  bench.signal.throwIfAborted();
  const started = bench.ending(
    MeasuredProcess.start({
      name: program,
      args: [join(import.meta.dirname, '../inside', `${program}.ts`), ...args],
      logFile: bench.logFile(program),
      transform: true,
      nodeOptions: bench.profiling(program),
    }),
  );
  const found = await started.answer(
    message => (message as { found?: T }).found,
  );
  await started.letGo();
  return found;
}

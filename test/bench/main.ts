import { inspect } from 'node:util';
import { ClusterError } from '../cluster/ClusterError.ts';
import { Bench } from './Bench.ts';
import { BenchError, BenchUsageError } from './BenchError.ts';
import type { BenchArguments } from './command-line/parseArguments.ts';
import { parseArguments } from './command-line/parseArguments.ts';
import { usage } from './command-line/usage.ts';
import { figureLine } from './report/figureLine.ts';
import { figureMarkdown, figureTable } from './report/figureTable.ts';
import type { Measurement } from './report/Measurement.ts';
import { scenarios } from './scenarios/scenarios.ts';

const exitCodes = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 };
const controller = new AbortController();
let endedBy: keyof typeof exitCodes | undefined;

for (const name of ['SIGHUP', 'SIGINT', 'SIGTERM'] as const) {
  process.on(name, () => {
    endedBy ??= name;
    controller.abort(new BenchError(`Interrupted by ${name}.`));
  });
}

async function main(): Promise<number> {
  const names = scenarios.map(({ name }) => name);
  const wanted = parseArguments(process.argv.slice(2), names);
  if (wanted.help) {
    process.stdout.write(`${usage(scenarios)}\n`);
    return 0;
  }
  const chosen = scenarios.filter(
    ({ name }) =>
      wanted.scenarios.length === 0 || wanted.scenarios.includes(name),
  );
  const log = (line: string) => process.stderr.write(`${line}\n`);
  const bench = new Bench({
    ...{ arguments: wanted, log },
    needsApp: chosen.some(({ needsApp }) => needsApp),
    signal: controller.signal,
  });
  try {
    for (const { name, method, run } of chosen) {
      controller.signal.throwIfAborted();
      log(`${name} …`);
      const aborted = rejectedWhenAborted(controller.signal);
      const measured = await Promise.race([run(bench), aborted]);
      process.stdout.write(printed(wanted.form, name, method, measured));
    }
  } finally {
    log('ending what was started');
    await bench.stop();
  }
  return 0;
}

function printed(
  form: BenchArguments['form'],
  name: string,
  method: string,
  measured: readonly Measurement[],
): string {
  switch (form) {
    case 'json':
      return measured.map(each => `${figureLine(name, each)}\n`).join('');
    case 'markdown':
      return `\n## ${name}\n\n${method.replaceAll(
        '\n',
        ' ',
      )}\n\n${figureMarkdown(measured)}\n`;
    default:
      return `\n== ${name} ==\n${method}\n\n${figureTable(measured)}\n`;
  }
}

function rejectedWhenAborted(signal: AbortSignal): Promise<never> {
  const rejected = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), {
      once: true,
    });
  });
  rejected.catch(() => undefined);
  return rejected;
}

main()
  .catch((error: unknown) => {
    if (endedBy) {
      process.stderr.write(`Interrupted by ${endedBy}.\n`);
      return exitCodes[endedBy];
    }
    // Any other error is a bug of this program: its stack says where.
    const isClear =
      error instanceof BenchError || error instanceof ClusterError;
    process.stderr.write(`${isClear ? error.message : inspect(error)}\n`);
    return error instanceof BenchUsageError ? 2 : 1;
  })
  .then(code => {
    process.exitCode = endedBy ? exitCodes[endedBy] : code;
  });

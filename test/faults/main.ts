import { inspect } from 'node:util';
import { ClusterError, UsageError } from '../cluster/ClusterError.ts';
import { parseFaultOptions, usage } from './FaultOptions.ts';
import { planFaults } from './plan/planFaults.ts';
import { runFaults } from './run/runFaults.ts';

const shown = 20;
const controller = new AbortController();
for (const name of ['SIGHUP', 'SIGINT', 'SIGTERM'] as const) {
  process.on(name, () =>
    controller.abort(new ClusterError(`Interrupted by ${name}.`)),
  );
}

const log = (line: string) => process.stdout.write(`${line}\n`);

async function main(): Promise<number> {
  const options = parseFaultOptions(process.argv.slice(2));
  if (!options) {
    log(usage);
    return 0;
  }
  const { seed, seconds } = options;
  const plan = planFaults(seed, seconds);
  log(
    `seed ${seed}: ${plan.faults.length} faults planned in ${seconds} s, digest ${plan.digest}`,
  );
  log(`lists in pages: ${plan.paged.join(', ')}`);
  if (options.planOnly) {
    for (const fault of plan.faults) {
      log(JSON.stringify(fault));
    }
    return 0;
  }
  const { injected, differences, problems } = await runFaults({
    ...{ ...options, plan, log },
    signal: controller.signal,
  });
  for (const difference of differences.slice(0, shown)) {
    log(`difference: ${difference}`);
  }
  if (differences.length > shown) {
    log(`… and ${differences.length - shown} more`);
  }
  for (const problem of problems.slice(0, shown)) {
    log(`problem: ${problem}`);
  }
  log(`${injected} faults injected, ${differences.length} differences`);
  return differences.length + problems.length > 0 ? 1 : 0;
}

main().then(
  code => {
    process.exitCode = code;
  },
  error => {
    // Any other error is a bug of this program: its stack says where.
    const isClear = error instanceof ClusterError;
    process.stderr.write(`${isClear ? error.message : inspect(error)}\n`);
    process.exitCode = error instanceof UsageError ? 2 : 1;
  },
);

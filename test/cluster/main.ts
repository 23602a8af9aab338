import { inspect } from 'node:util';
import { ClusterError, UsageError } from './ClusterError.ts';
import { parseCommand } from './command-line/parseCommand.ts';
import { runCommand } from './command-line/runCommand.ts';

const exitCodes = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 };
const controller = new AbortController();
let endedBy: keyof typeof exitCodes | undefined;

for (const name of ['SIGHUP', 'SIGINT', 'SIGTERM'] as const) {
  process.on(name, () => {
    endedBy ??= name;
    controller.abort(new ClusterError(`Interrupted by ${name}.`));
  });
}

async function main(): Promise<number> {
  try {
    const command = parseCommand(process.argv.slice(2));
    const code = await runCommand(command, controller.signal);
    return endedBy ? exitCodes[endedBy] : code;
  } catch (error) {
    if (endedBy) {
      process.stderr.write(`Interrupted by ${endedBy}.\n`);
      return exitCodes[endedBy];
    }
    // Any other error is a bug of this program: its stack says where.
    const isClear = error instanceof ClusterError;
    process.stderr.write(`${isClear ? error.message : inspect(error)}\n`);
    return error instanceof UsageError ? 2 : 1;
  }
}

main().then(code => {
  process.exitCode = code;
});

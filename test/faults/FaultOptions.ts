import { parseArgs } from 'node:util';
import { UsageError } from '../cluster/ClusterError.ts';

/** What somebody asked for on the command line. */
export interface FaultOptions {
  /** How long faults happen. */
  readonly seconds: number;
  readonly seed: number;
  readonly pods: number;
  readonly nodes: number;
  /** Only says what would go wrong. */
  readonly planOnly: boolean;
}

export const usage = `Usage: npm run faults -- [--seconds N] [--seed S] [--pods N] [--nodes M] [--plan]

Breaks what is between a portal and a real API server, again and again, while
50 changes a second happen, and then compares every row, every counter and
every open feed with a fresh list. The same seed brings the same faults.

  --seconds   how long (60)
  --seed      which faults (1)
  --pods, --nodes   the size of the fleet (1000, 20)
  --plan      print the faults and do nothing

The last line is "N faults injected, D differences"; the exit code is 0 if D is
0 and nothing else went wrong.`;

/** @throws UsageError in one sentence; undefined stands for a question for help. */
export function parseFaultOptions(
  args: readonly string[],
): FaultOptions | undefined {
  const { values } = parsed(args);
  if (values.help) {
    return undefined;
  }
  return {
    seconds: whole('seconds', values.seconds, 1, 86_400),
    seed: whole('seed', values.seed, 0, 2 ** 32 - 1),
    pods: whole('pods', values.pods, 10, 20_000),
    nodes: whole('nodes', values.nodes, 1, 500),
    planOnly: values.plan,
  };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        seconds: { type: 'string', default: '60' },
        seed: { type: 'string', default: '1' },
        pods: { type: 'string', default: '1000' },
        nodes: { type: 'string', default: '20' },
        plan: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
  } catch (error) {
    throw new UsageError(`${(error as Error).message} ("--help" says more.)`);
  }
}

function whole(
  name: string,
  text: string,
  least: number,
  most: number,
): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < least || value > most) {
    throw new UsageError(
      `--${name} is "${text}": give a whole number from ${least} to ${most}.`,
    );
  }
  return value;
}

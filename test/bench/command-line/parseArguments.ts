import { BenchUsageError } from '../BenchError.ts';

/** What somebody asked for on the command line. */
export interface BenchArguments {
  /** All when empty. */
  readonly scenarios: readonly string[];
  /** How figures are printed: tables for people, or for documents, or lines of JSON. */
  readonly form: 'table' | 'markdown' | 'json';
  readonly pods: number;
  readonly nodes: number;
  /** A cluster that is up already; one of its own when undefined. */
  readonly cluster?: string;
  readonly help: boolean;
}

const numbers = { '--pods': 10_000, '--nodes': 120 } as const;

/** @throws BenchUsageError in one sentence. */
export function parseArguments(
  args: readonly string[],
  known: readonly string[],
): BenchArguments {
  const values = new Map<string, string>();
  const flags = new Set<string>();
  const scenarios: string[] = [];
  for (let index = 0; index < args.length; index++) {
    const [option, ...value] = args[index].split('=');
    if ([...Object.keys(numbers), '--cluster'].includes(option)) {
      const isApart = value.length === 0;
      index += Number(isApart);
      values.set(option, isApart ? args[index] ?? '' : value.join('='));
    } else if (['--json', '--markdown', '--help', '-h'].includes(args[index])) {
      flags.add(args[index]);
    } else if (known.includes(args[index])) {
      scenarios.push(args[index]);
    } else {
      throw new BenchUsageError(
        `"${args[index]}" is no scenario and no option; there are ${[
          ...known,
          ...[
            '--json',
            '--markdown',
            '--pods N',
            '--nodes N',
            '--cluster NAME',
          ],
        ].join(', ')}.`,
      );
    }
  }
  const cluster = values.get('--cluster');
  if (cluster !== undefined && (values.size > 1 || !cluster)) {
    throw new BenchUsageError(
      '--cluster takes the name of a cluster that is up, whose size is given; --pods and --nodes are for one that is started.',
    );
  }
  return {
    scenarios: known.filter(name => scenarios.includes(name)),
    form: formOf(flags),
    pods: wholeNumber(values, '--pods'),
    nodes: wholeNumber(values, '--nodes'),
    cluster,
    help: flags.has('--help') || flags.has('-h'),
  };
}

function formOf(flags: ReadonlySet<string>): BenchArguments['form'] {
  if (flags.has('--json') && flags.has('--markdown')) {
    throw new BenchUsageError('Take either --json or --markdown.');
  }
  return flags.has('--json')
    ? 'json'
    : flags.has('--markdown')
    ? 'markdown'
    : 'table';
}

function wholeNumber(
  values: ReadonlyMap<string, string>,
  option: keyof typeof numbers,
): number {
  const value = values.get(option);
  if (value !== undefined && !/^[1-9]\d*$/.test(value)) {
    throw new BenchUsageError(
      `"${value}" cannot be the value of ${option}: use a whole number from 1.`,
    );
  }
  return value === undefined ? numbers[option] : Number(value);
}

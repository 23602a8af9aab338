import { UsageError } from '../ClusterError.ts';
import { checkName } from '../instances/instanceFolder.ts';
import type { ClusterMode } from '../instances/instanceRecord.ts';

/** What somebody asked for on the command line. */
export type Command =
  | {
      readonly verb: 'up';
      readonly mode: ClusterMode;
      readonly name: string;
      readonly foreground: boolean;
      /** Of the mode `scale` alone, as far as given. */
      readonly pods?: number;
      readonly nodes?: number;
      readonly seed?: number;
    }
  | { readonly verb: 'down'; readonly name: string; readonly all: boolean }
  | { readonly verb: 'status' }
  | { readonly verb: 'kubeconfig'; readonly name: string }
  | {
      readonly verb: 'kubectl';
      readonly name: string;
      readonly args: readonly string[];
    }
  | { readonly verb: 'help' };

export const usage = `Usage: npm run cluster -- COMMAND

  up [control-plane|node|scale] [--name NAME] [--foreground]
        start a cluster and leave it running (with --foreground: until Ctrl-C);
        control-plane, the default, has no node; node runs pods and needs root;
        scale has a fleet of nodes and pods that are played
     scale [--pods N] [--nodes N] [--seed N]
        how large the fleet is (10000 pods, 120 nodes), and which of this size
  down [--name NAME | --all]
        end it, with everything it started
  status
        list the clusters
  kubeconfig [--name NAME]
        print the path of its kubeconfig
  kubectl [--name NAME] ARGUMENT ...
        run kubectl as its administrator

NAME is "main" when not given. Several clusters run side by side.`;

const modes: readonly string[] = ['control-plane', 'node', 'scale'];
const numbers = ['--pods', '--nodes', '--seed'] as const;
const defaultName = 'main';

/** @throws UsageError in one sentence. */
export function parseCommand(args: readonly string[]): Command {
  const [verb, ...rest] = args;
  if (
    verb === undefined ||
    verb === 'help' ||
    verb === '--help' ||
    verb === '-h'
  ) {
    return { verb: 'help' };
  }
  if (verb === 'kubectl') {
    return parseKubectl(rest);
  }
  const { name, values, flags, words } = parseOptions(rest);
  if (verb !== 'up') {
    expectNoNumbers(`"${verb}"`, values);
  }
  switch (verb) {
    case 'up': {
      expectFlags(verb, flags, ['--foreground']);
      const mode = parseMode(words);
      if (mode !== 'scale') {
        expectNoNumbers(`"up ${mode}"`, values);
      }
      return {
        verb,
        mode,
        name: name ?? defaultName,
        foreground: flags.includes('--foreground'),
        ...parseSize(values),
      };
    }
    case 'down':
      expectFlags(verb, flags, ['--all']);
      expectNoWords(verb, words);
      if (name && flags.includes('--all')) {
        throw new UsageError('"down" takes either --name or --all.');
      }
      return {
        verb,
        name: name ?? defaultName,
        all: flags.includes('--all'),
      };
    case 'status':
    case 'kubeconfig':
      expectFlags(verb, flags, []);
      expectNoWords(verb, words);
      return { verb, name: name ?? defaultName };
    default:
      throw new UsageError(
        `"${verb}" is no command; there are up, down, status, kubeconfig and kubectl.`,
      );
  }
}

/** Everything after the name is for kubectl, its own options included. */
function parseKubectl(args: readonly string[]): Command {
  let name = defaultName;
  let rest = args;
  if (rest[0] === '--name') {
    name = checkName(rest[1] ?? '');
    rest = rest.slice(2);
  }
  return {
    verb: 'kubectl',
    name,
    args: rest[0] === '--' ? rest.slice(1) : rest,
  };
}

function parseOptions(args: readonly string[]) {
  const values = new Map<string, string>();
  const flags: string[] = [];
  const words: string[] = [];
  for (let index = 0; index < args.length; index++) {
    const argument = args[index];
    const [option, ...value] = argument.split('=');
    if (['--name', ...numbers].includes(option)) {
      const isApart = value.length === 0;
      index += Number(isApart);
      values.set(option, isApart ? args[index] ?? '' : value.join('='));
    } else if (argument.startsWith('-')) {
      flags.push(argument);
    } else {
      words.push(argument);
    }
  }
  const given = values.get('--name');
  const name = given === undefined ? undefined : checkName(given);
  return { name, values, flags, words };
}

function parseSize(values: ReadonlyMap<string, string>) {
  const size: { pods?: number; nodes?: number; seed?: number } = {};
  for (const option of numbers) {
    const value = values.get(option);
    if (value !== undefined) {
      if (!/^\d+$/.test(value)) {
        throw new UsageError(
          `"${value}" cannot be the value of ${option}: use a whole number.`,
        );
      }
      size[option.slice(2) as keyof typeof size] = Number(value);
    }
  }
  return size;
}

function expectNoNumbers(
  what: string,
  values: ReadonlyMap<string, string>,
): void {
  const given = numbers.find(option => values.has(option));
  if (given) {
    throw new UsageError(`${what} has no option ${given}; "up scale" does.`);
  }
}

function parseMode(words: readonly string[]): ClusterMode {
  const [mode = 'control-plane', ...more] = words;
  if (!isMode(mode) || more.length > 0) {
    throw new UsageError(
      `"up ${words.join(
        ' ',
      )}" is not understood: the mode is one of ${modes.join(', ')}.`,
    );
  }
  return mode;
}

function isMode(word: string): word is ClusterMode {
  return modes.includes(word);
}

function expectFlags(
  verb: string,
  flags: readonly string[],
  known: readonly string[],
): void {
  const unknown = flags.find(flag => !known.includes(flag));
  if (unknown) {
    throw new UsageError(`"${verb}" has no option ${unknown}.`);
  }
}

function expectNoWords(verb: string, words: readonly string[]): void {
  if (words.length > 0) {
    throw new UsageError(`"${verb}" does not take "${words[0]}".`);
  }
}

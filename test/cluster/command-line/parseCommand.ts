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

  up [control-plane|node] [--name NAME] [--foreground]
        start a cluster and leave it running (with --foreground: until Ctrl-C);
        control-plane, the default, has no node; node runs pods and needs root
  down [--name NAME | --all]
        end it, with everything it started
  status
        list the clusters
  kubeconfig [--name NAME]
        print the path of its kubeconfig
  kubectl [--name NAME] ARGUMENT ...
        run kubectl as its administrator

NAME is "main" when not given. Several clusters run side by side.`;

const modes: readonly string[] = ['control-plane', 'node'];
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
  const { name, flags, words } = parseOptions(rest);
  switch (verb) {
    case 'up':
      expectFlags(verb, flags, ['--foreground']);
      return {
        verb,
        mode: parseMode(words),
        name: name ?? defaultName,
        foreground: flags.includes('--foreground'),
      };
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
  let name: string | undefined;
  const flags: string[] = [];
  const words: string[] = [];
  for (let index = 0; index < args.length; index++) {
    const argument = args[index];
    if (argument === '--name') {
      index += 1;
      name = checkName(args[index] ?? '');
    } else if (argument.startsWith('--name=')) {
      name = checkName(argument.slice('--name='.length));
    } else if (argument.startsWith('-')) {
      flags.push(argument);
    } else {
      words.push(argument);
    }
  }
  return { name, flags, words };
}

function parseMode(words: readonly string[]): ClusterMode {
  const [mode = 'control-plane', ...more] = words;
  if (!isMode(mode) || more.length > 0) {
    throw new UsageError(
      `"up ${words.join(
        ' ',
      )}" is not understood: the mode is one of ${modes.join(' and ')}.`,
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

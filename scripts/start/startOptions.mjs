import { ClearError } from '../console/ClearError.mjs';

/**
 * @typedef {object} StartOptions
 * @property {boolean} help
 * @property {boolean} open
 * @property {string | undefined} kubeconfig as written on the command line
 * @property {string | undefined} context
 * @property {boolean} allowWrites
 * @property {number} port of the app
 * @property {number} backendPort
 */

export const startHelp = `Usage: npm start -- [options]

Starts the portal over the sandbox clusters, or over a real one, on this
machine alone (127.0.0.1).

  --open               open the browser when the portal answers
  --kubeconfig FILE    show the cluster of this kubeconfig instead of the sandbox
  --context NAME       the context of the kubeconfig (default: its current one)
  --allow-writes       allow changes to that cluster (default: read-only)
  --port N             port of the app (default: 3000)
  --backend-port N     port of the backend (default: 7007)
  --help               show this
`;

/** @param {string} message */
const wrong = message =>
  new ClearError(`${message} \`npm start -- --help\` lists the options.`, {
    exitCode: 2,
  });

/** @param {string} name @param {string} text */
function port(name, text) {
  const number = Number(text);
  if (!/^\d+$/.test(text) || number < 1 || number > 65535) {
    throw wrong(`${name} needs a port from 1 to 65535, not "${text}".`);
  }
  return number;
}

const switches = new Set(['--help', '-h', '--open', '--allow-writes']);
const valued = new Set([
  '--kubeconfig',
  '--context',
  '--port',
  '--backend-port',
]);

/**
 * @param {string[]} args
 * @returns {Map<string, string>} value by option; empty for switches
 */
function readArguments(args) {
  const found = new Map();
  for (let index = 0; index < args.length; index += 1) {
    const [, name, , attached] = /^([^=]*)(=(.*))?$/s.exec(args[index]) ?? [];
    if (switches.has(name) && attached === undefined) {
      found.set(name === '-h' ? '--help' : name, '');
    } else if (valued.has(name)) {
      const value = attached ?? args[++index];
      if (!value || (attached === undefined && value.startsWith('--'))) {
        throw wrong(`${name} needs a value.`);
      }
      found.set(name, value);
    } else {
      throw wrong(`"${args[index]}" is no option of npm start.`);
    }
  }
  return found;
}

/**
 * Reads the command line of `npm start`.
 *
 * @param {string[]} args
 * @returns {StartOptions}
 * @throws {ClearError} for unknown options and values that make no sense
 */
export function parseStartOptions(args) {
  const found = readArguments(args);
  const options = {
    help: found.has('--help'),
    open: found.has('--open'),
    kubeconfig: found.get('--kubeconfig'),
    context: found.get('--context'),
    allowWrites: found.has('--allow-writes'),
    port: port('--port', found.get('--port') ?? '3000'),
    backendPort: port('--backend-port', found.get('--backend-port') ?? '7007'),
  };
  if (options.port === options.backendPort) {
    throw wrong(
      `--port and --backend-port are both ${options.port}: app and backend need a port each.`,
    );
  }
  for (const name of ['--context', '--allow-writes']) {
    if (found.has(name) && !options.kubeconfig) {
      throw wrong(`${name} needs --kubeconfig FILE.`);
    }
  }
  return options;
}

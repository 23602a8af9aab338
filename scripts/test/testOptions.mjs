import { ClearError } from '../console/ClearError.mjs';

/** The parts of `npm test`, in the order in which they run: quick ones first. */
export const partNames = /** @type {const} */ ([
  'types',
  'lint',
  'unit',
  'contract',
  'faults',
  'e2e',
]);

/** @typedef {typeof partNames[number]} PartName */

/**
 * @typedef {object} TestOptions
 * @property {boolean} help
 * @property {PartName[]} parts in running order
 * @property {string[]} runnerArgs for the runner of the one part, empty otherwise
 */

export const testHelp = `Usage: npm test -- [part …] [-- runner arguments]

Runs all parts, or those that are named:

  types      the type check
  lint       lint with the dependency rules, formatting, package metadata
  unit       unit and integration tests
  contract   one suite on the sandbox and on a real Kubernetes
  faults     what is shown equals what is, after broken connections
  e2e        journeys in a real browser

What follows a second "--" goes to the test runner of the one part named
before it (unit and contract: Jest, e2e: Playwright, faults: the options of
npm run faults), for instance
  npm test -- unit -- plugins/cluster-common
`;

/** @type {ReadonlySet<string>} */
const withRunner = new Set(['unit', 'contract', 'faults', 'e2e']);

/** @param {string} message */
const wrong = message =>
  new ClearError(`${message} \`npm test -- --help\` says more.`, {
    exitCode: 2,
  });

/**
 * Reads the command line of `npm test`.
 *
 * @param {string[]} args
 * @returns {TestOptions}
 * @throws {ClearError} for anything but parts and, for one part, runner arguments
 */
export function parseTestOptions(args) {
  const divider = args.indexOf('--');
  const words = divider < 0 ? args : args.slice(0, divider);
  const runnerArgs = divider < 0 ? [] : args.slice(divider + 1);
  const help = words.includes('--help') || words.includes('-h');
  const wanted = words.filter(word => word !== '--help' && word !== '-h');
  for (const word of wanted) {
    if (!partNames.some(name => name === word)) {
      throw wrong(
        `"${word}" is no part of npm test; the parts are ${partNames.join(
          ', ',
        )}.`,
      );
    }
  }
  const parts = partNames.filter(
    name => wanted.length === 0 || wanted.includes(name),
  );
  if (runnerArgs.length && !(parts.length === 1 && withRunner.has(parts[0]))) {
    throw wrong(
      'Arguments after the second "--" go to one test runner: name exactly one of unit, contract, faults, e2e before them.',
    );
  }
  return { help, parts, runnerArgs };
}

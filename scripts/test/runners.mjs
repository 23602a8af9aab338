import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { places } from '../bootstrap/places.mjs';
import { jestCounts, judge, playwrightCounts } from './counts.mjs';

/**
 * @typedef {object} RunnerContext
 * @property {import('../process/Children.mjs').Children} children
 * @property {import('../bootstrap/bootstrap.mjs').Toolchain} toolchain
 * @property {NodeJS.ProcessEnv} env for the tests
 */

/** How long a runner may tidy up at Ctrl-C: the guardians of test clusters end what is left. */
const graceMs = 20_000;

/**
 * @param {RunnerContext} context
 * @param {string} command
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} [extra]
 * @returns {Promise<number | null>} exit code
 */
export async function runTool({ children, env }, command, args, extra = {}) {
  const exit = await children.run({
    name: command,
    command,
    args,
    cwd: places.root,
    env: { ...env, ...extra },
    // What a terminal sends: Playwright runs its teardown on this signal only.
    stopSignal: 'SIGINT',
    graceMs,
  });
  if (exit.error) {
    process.stdout.write(`${command}: ${exit.error.message}\n`);
  }
  return exit.code;
}

/** @param {string} name @returns {string} the path of a report, with no old one in it */
function freshReport(name) {
  const file = join(places.wheelhouse, 'test', `${name}.json`);
  mkdirSync(dirname(file), { recursive: true });
  rmSync(file, { force: true });
  return file;
}

/**
 * @template Report
 * @param {string} name for messages
 * @param {string} file
 * @param {(report: Report) => import('./counts.mjs').Counts} read
 * @param {number | null} code
 */
function counted(name, file, read, code) {
  const report = existsSync(file)
    ? JSON.parse(readFileSync(file, 'utf8'))
    : undefined;
  const { counts, problem } = judge(report && read(report), code);
  if (problem) {
    process.stdout.write(`\n${name}: ${problem}\n`);
  }
  return counts;
}

/**
 * @param {RunnerContext} context
 * @param {string} name of the report
 * @param {string} command `jest`, or a command that passes its arguments to it
 * @param {string[]} args
 */
export async function runJest(context, name, command, args) {
  const file = freshReport(name);
  const code = await runTool(context, command, [
    ...args,
    ...['--watchAll=false', '--ci', '--json', `--outputFile=${file}`],
  ]);
  return counted(name, file, jestCounts, code);
}

/**
 * @param {RunnerContext} context
 * @param {string} name of the report
 * @param {string[]} files
 */
export async function runNodeTest(context, name, files) {
  const file = freshReport(name);
  const code = await runTool(context, context.toolchain.node, [
    '--test',
    ...['--test-reporter=spec', '--test-reporter-destination=stdout'],
    `--test-reporter=${join(places.root, 'scripts/test/countReporter.mjs')}`,
    `--test-reporter-destination=${file}`,
    ...files,
  ]);
  return counted(
    name,
    file,
    /** @param {import('./counts.mjs').Counts} counts */ counts => counts,
    code,
  );
}

/**
 * @param {RunnerContext} context
 * @param {string} name of the report
 * @param {string[]} args
 */
export async function runPlaywright(context, name, args) {
  const file = freshReport(name);
  const code = await runTool(
    context,
    'playwright',
    ['test', ...args, '--reporter=list,json'],
    { PLAYWRIGHT_JSON_OUTPUT_FILE: file },
  );
  return counted(name, file, playwrightCounts, code);
}

import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { places } from '../bootstrap/places.mjs';
import { sumCounts } from './counts.mjs';
import { runJest, runNodeTest, runPlaywright, runTool } from './runners.mjs';

/**
 * @typedef {import('./runners.mjs').RunnerContext} RunnerContext
 * @typedef {import('./counts.mjs').Counts} Counts
 */

/** Folders without dependencies, tested by Node's own runner, and how their tests end. */
const nodeTests = [
  { folder: 'scripts', ending: '.test.mjs' },
  { folder: 'test/bench', ending: '.test.ts' },
  { folder: 'test/cluster', ending: '.test.ts' },
  { folder: 'test/faults', ending: '.test.ts' },
  { folder: 'test/packages', ending: '.test.ts' },
];

/** A run that takes one to two minutes; later arguments win. */
const shortFaults = '--seconds 30 --seed 1 --pods 200 --nodes 8'.split(' ');

/**
 * @param {string} root
 * @param {string} folder
 * @param {string} ending
 * @returns {string[]} relative to the root, sorted
 */
export function findTests(root, folder, ending) {
  if (!existsSync(join(root, folder))) {
    return [];
  }
  return readdirSync(join(root, folder), { withFileTypes: true })
    .flatMap(entry => {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory()) {
        return entry.name === 'node_modules'
          ? []
          : findTests(root, path, ending);
      }
      return entry.name.endsWith(ending) ? [path] : [];
    })
    .sort();
}

/**
 * Several commands that make one check: all run, and all must succeed.
 *
 * @param {RunnerContext} context
 * @param {string[][]} commands
 * @returns {Promise<Counts>}
 */
async function oneCheck(context, commands) {
  let failed = 0;
  for (const [command, ...args] of commands) {
    process.stdout.write(`$ ${command} ${args.join(' ')}\n`);
    const code = await runTool(context, command, args);
    failed = code === 0 ? failed : 1;
  }
  return { passed: 1 - failed, failed, skipped: 0 };
}

/**
 * What each part does. `runnerArgs` narrow it down for the one runner they are meant for.
 *
 * @type {Record<import('./testOptions.mjs').PartName, (context: RunnerContext, runnerArgs: string[]) => Promise<Counts>>}
 */
export const parts = {
  types: context => oneCheck(context, [['tsc'], ['tsc', '-p', 'scripts']]),

  lint: context =>
    oneCheck(context, [
      ['backstage-cli', 'repo', 'lint', '--max-warnings', '0'],
      ['prettier', '--check', '--loglevel', 'warn', '.'],
      ['backstage-cli', 'repo', 'fix', '--publish', '--check'],
    ]),

  unit: async (context, runnerArgs) => {
    const jest = ['repo', 'test', ...runnerArgs];
    const all = [await runJest(context, 'unit', 'backstage-cli', jest)];
    if (runnerArgs.length === 0) {
      const files = nodeTests.flatMap(({ folder, ending }) =>
        findTests(places.root, folder, ending),
      );
      all.push(await runNodeTest(context, 'unit-node', files));
    }
    return sumCounts(all);
  },

  contract: (context, runnerArgs) =>
    runJest(context, 'contract', 'jest', [
      ...['--config', 'test/contract/jest.config.js'],
      ...runnerArgs,
    ]),

  faults: (context, runnerArgs) =>
    oneCheck(context, [
      [
        context.toolchain.node,
        ...['test/faults/main.ts', ...shortFaults, ...runnerArgs],
      ],
    ]),

  e2e: (context, runnerArgs) =>
    runPlaywright(context, 'e2e', [
      ...['--config', 'test/e2e/playwright.config.ts'],
      ...runnerArgs,
    ]),
};

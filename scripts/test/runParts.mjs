import { join } from 'node:path';
import { places } from '../bootstrap/places.mjs';
import { parts } from './parts.mjs';
import { resultTable } from './resultTable.mjs';
import { runTool } from './runners.mjs';
import { skipLine } from './surroundings.mjs';

/**
 * Builds the Kubernetes of the tests, so that no test waits for it; quick when
 * it was built before. Where it fails, the tests that need it say so.
 *
 * @param {import('./runners.mjs').RunnerContext} context
 */
async function buildKubernetes(context) {
  const script = join(places.root, 'scripts/test/askHarness.mjs');
  await runTool(context, context.toolchain.node, [script, 'build']);
}

/**
 * Runs the wanted parts one after the other, a failed one holding up no other,
 * and prints the table.
 *
 * @param {object} settings
 * @param {import('./testOptions.mjs').TestOptions} settings.options
 * @param {ReturnType<typeof import('./surroundings.mjs').planTests>} settings.plan
 * @param {import('../bootstrap/bootstrap.mjs').Toolchain} settings.toolchain
 * @param {import('../process/Children.mjs').Children} settings.children
 * @param {AbortSignal} settings.interrupted
 * @returns {Promise<number>} exit code
 */
export async function runParts(settings) {
  const { options, plan, toolchain, children, interrupted } = settings;
  const env = {
    ...toolchain.env,
    WHEELHOUSE_REAL_CLUSTER: plan.realCluster,
  };
  const context = { children, toolchain, env };
  // With CI=true nothing may be left out unnoticed: a skip is a failure.
  const strict = process.env.CI === 'true';
  for (const skip of plan.skips) {
    process.stdout.write(`${skipLine(skip)}\n`);
  }
  /** @type {import('./resultTable.mjs').PartResult[]} */
  const results = [];
  for (const part of options.parts) {
    if (interrupted.aborted) {
      break;
    }
    process.stdout.write(`\n== ${part} ==\n`);
    const start = Date.now();
    const skips = plan.skips.filter(skip => skip.part === part);
    const leftOut = skips.some(({ what }) => what === '');
    const onCluster =
      part === 'faults' ||
      ((part === 'contract' || part === 'e2e') && plan.realCluster !== 'none');
    if (onCluster && !leftOut) {
      await buildKubernetes(context);
    }
    const all = leftOut
      ? { passed: 0, failed: 0, skipped: 0 }
      : await parts[part](context, options.runnerArgs);
    results.push({
      part,
      counts: {
        ...all,
        [strict ? 'failed' : 'skipped']:
          all[strict ? 'failed' : 'skipped'] + skips.length,
      },
      milliseconds: Date.now() - start,
    });
  }
  process.stdout.write('\n');
  for (const skip of plan.skips) {
    process.stdout.write(`${skipLine(skip)}\n`);
  }
  process.stdout.write(`\n${resultTable(results)}\n`);
  const failed = results.some(({ counts }) => counts.failed > 0);
  if (interrupted.aborted) {
    return 130;
  }
  return failed ? 1 : 0;
}

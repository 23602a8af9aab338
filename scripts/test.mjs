import { bootstrap } from './bootstrap/bootstrap.mjs';
import { calledByYarn } from './process/calledByYarn.mjs';
import { runMain } from './process/runMain.mjs';
import { aptInstall, canUseApt } from './test/aptInstall.mjs';
import {
  browserRequirement,
  missingPackages,
  nodeRequirements,
} from './test/requirements.mjs';
import { runParts } from './test/runParts.mjs';
import { lookAround, planTests } from './test/surroundings.mjs';
import { parseTestOptions, testHelp } from './test/testOptions.mjs';

runMain(async context => {
  const { children, interrupted } = context;
  const args = process.argv.slice(2);
  if (calledByYarn(process.env)) {
    const exit = await children.run({
      name: 'backstage-cli',
      command: 'backstage-cli',
      args: ['repo', 'test', ...args],
      cwd: process.cwd(),
      env: process.env,
      foreground: true,
    });
    return exit.code ?? 1;
  }

  const options = parseTestOptions(args);
  if (options.help) {
    process.stdout.write(testHelp);
    return 0;
  }
  const toolchain = await bootstrap({ children });
  const { parts } = options;
  const onNode = parts.includes('contract') || parts.includes('e2e');
  if (!onNode && !parts.includes('faults')) {
    const plan = { realCluster: /** @type {const} */ ('none'), skips: [] };
    return runParts({ options, plan, toolchain, children, interrupted });
  }
  if (onNode && canUseApt()) {
    const own = process.env.WHEELHOUSE_TEST_KUBECONFIG === undefined;
    const requirements = [
      ...(own ? nodeRequirements : []),
      ...(parts.includes('e2e') ? [browserRequirement] : []),
    ];
    await aptInstall(missingPackages(requirements, process.env), children);
  }
  const plan = planTests(await lookAround(children, toolchain), parts);
  return runParts({ options, plan, toolchain, children, interrupted });
});

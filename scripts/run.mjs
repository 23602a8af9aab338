import { bootstrap } from './bootstrap/bootstrap.mjs';
import { ClearError } from './console/ClearError.mjs';
import { runMain } from './process/runMain.mjs';

// Runs a script under a fitting Node, with the packages if it needs them:
// node scripts/run.mjs [--packages] SCRIPT [ARGUMENT …]
runMain(async ({ children }) => {
  const packages = process.argv[2] === '--packages';
  const [script, ...args] = process.argv.slice(packages ? 3 : 2);
  if (!script) {
    throw new ClearError(
      'Usage: node scripts/run.mjs [--packages] SCRIPT [ARGUMENT …]',
      { exitCode: 2 },
    );
  }
  const { node, env } = await bootstrap({ children, packages });
  const exit = await children.run({
    name: script,
    command: node,
    args: [script, ...args],
    cwd: process.cwd(),
    env,
    foreground: true,
    graceMs: 60_000,
  });
  return exit.code ?? 1;
});

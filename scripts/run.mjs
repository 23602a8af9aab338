import { bootstrap } from './bootstrap/bootstrap.mjs';
import { ClearError } from './console/ClearError.mjs';
import { runMain } from './process/runMain.mjs';

// Runs a script under a fitting Node: node scripts/run.mjs SCRIPT [ARGUMENT …]
runMain(async ({ children }) => {
  const [script, ...args] = process.argv.slice(2);
  if (!script) {
    throw new ClearError('Usage: node scripts/run.mjs SCRIPT [ARGUMENT …]', {
      exitCode: 2,
    });
  }
  const { node, env } = await bootstrap({ children, packages: false });
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

import { createRequire } from 'node:module';
import { join } from 'node:path';
import { bootstrap } from './bootstrap/bootstrap.mjs';
import { chooseNode, thisMachine } from './bootstrap/chooseNode.mjs';
import { places } from './bootstrap/places.mjs';
import { calledByYarn } from './process/calledByYarn.mjs';
import { runMain } from './process/runMain.mjs';
import { checkPort } from './start/checkPort.mjs';
import { chooseContext } from './start/chooseContext.mjs';
import { kubeconfigPath, readKubeconfig } from './start/kubeconfigFile.mjs';
import { parseStartOptions, startHelp } from './start/startOptions.mjs';
import { startPortal } from './start/startPortal.mjs';

runMain(async context => {
  const { children } = context;
  const args = process.argv.slice(2);
  if (calledByYarn(process.env)) {
    const exit = await children.run({
      name: 'backstage-cli',
      command: 'backstage-cli',
      args: ['repo', 'start', ...args],
      cwd: process.cwd(),
      env: process.env,
      foreground: true,
    });
    return exit.code ?? 1;
  }

  const options = parseStartOptions(args);
  if (options.help) {
    process.stdout.write(startHelp);
    return 0;
  }
  const { port, backendPort, kubeconfig, allowWrites } = options;
  chooseNode(thisMachine());
  await checkPort({ port, option: '--port', what: 'app' });
  await checkPort({
    port: backendPort,
    option: '--backend-port',
    what: 'backend',
  });
  const path = kubeconfig && kubeconfigPath(kubeconfig, process.env);
  const text = path && readKubeconfig(path);

  /** @type {import('./start/runConfig.mjs').RealCluster | undefined} */
  let cluster;
  const toolchain = await bootstrap({
    children,
    beforePackages: async () => {
      if (path && text !== undefined) {
        const requireTool = createRequire(join(places.tools, 'package.json'));
        const chosen = chooseContext({
          path,
          text,
          context: options.context,
          yaml: requireTool('yaml'),
        });
        cluster = { path, context: chosen, allowWrites };
      }
    },
  });
  return startPortal({
    root: places.root,
    runFolder: join(places.run, String(port)),
    options,
    cluster,
    toolchain,
    context,
  });
});

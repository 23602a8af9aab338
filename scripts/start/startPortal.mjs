import { join } from 'node:path';
import { ClearError } from '../console/ClearError.mjs';
import { step } from '../console/step.mjs';
import { openBrowser } from './openBrowser.mjs';
import { runConfig, writeRunConfig } from './runConfig.mjs';
import { services } from './services.mjs';
import { endedEarly, untilUp } from './untilUp.mjs';

/** A first compilation on a busy small machine takes a minute. */
const timeoutMs = 180_000;

/**
 * Starts backend and app, waits until both answer, says where, and stays until
 * it is interrupted or one of them ends.
 *
 * @param {object} options
 * @param {string} options.root
 * @param {string} options.runFolder for the logs and the configuration of this start
 * @param {import('./startOptions.mjs').StartOptions} options.options
 * @param {import('./runConfig.mjs').RealCluster | undefined} options.cluster
 * @param {import('../bootstrap/bootstrap.mjs').Toolchain} options.toolchain
 * @param {import('../process/runMain.mjs').MainContext} options.context
 * @returns {Promise<number>} exit code
 */
export async function startPortal(options) {
  const { root, runFolder, cluster, toolchain, context } = options;
  const { port, backendPort, open } = options.options;
  const { children, interrupted } = context;
  const configFiles = writeRunConfig(
    root,
    join(runFolder, 'app-config.run.yaml'),
    runConfig({ port, backendPort, folder: runFolder, cluster }),
  );
  const portal = services({ root, configFiles, port, backendPort });
  /** @param {import('./services.mjs').Service} service */
  const start = ({ name, args, cwd }) =>
    children.start({
      name,
      command: toolchain.node,
      args,
      cwd,
      env: { ...toolchain.env, NODE_ENV: 'development' },
      logFile: join(runFolder, `${name}.log`),
    });
  const backend = start(portal.backend);
  const app = start(portal.app);
  await step('Starting the backend', () =>
    untilUp({
      child: backend,
      url: portal.backend.ready,
      timeoutMs,
      interrupted,
    }),
  );
  await step('Starting the app', () =>
    untilUp({ child: app, url: portal.app.ready, timeoutMs, interrupted }),
  );

  const url = `http://localhost:${port}`;
  const over = cluster
    ? `the cluster of context "${cluster.context}", ${
        cluster.allowWrites ? 'with changes allowed' : 'read-only'
      }`
    : 'the sandbox clusters';
  process.stdout.write(
    `\nThe portal is at ${url}, over ${over}.\nLogs: ${runFolder}. Ctrl-C stops it.\n`,
  );
  if (open && !(await openBrowser(url))) {
    process.stdout.write(`No browser could be opened: go to ${url}.\n`);
  }

  const ended = await Promise.race(
    [backend, app].map(async child => ({ child, exit: await child.exited })),
  );
  if (interrupted.aborted) {
    process.stdout.write('\nStopped.\n');
    return 0;
  }
  const other = ended.child === backend ? app : backend;
  await other.stop();
  throw new ClearError(
    `${endedEarly(ended.child, ended.exit).message}\nThe ${
      other.name
    } was stopped too.`,
  );
}

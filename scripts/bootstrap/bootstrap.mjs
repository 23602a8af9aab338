import { delimiter, dirname, join } from 'node:path';
import { checkDisk, diskNeeds } from './checkDisk.mjs';
import { chooseNode, headersOf, thisMachine } from './chooseNode.mjs';
import { installPackages, isFirstInstall } from './installPackages.mjs';
import { installTools } from './installTools.mjs';
import { places } from './places.mjs';
import { npmSettings, registrySecrets, yarnSettings } from './registry.mjs';
import { withLock } from './withLock.mjs';

/**
 * @typedef {object} Toolchain
 * @property {string} node the executable of a fitting Node
 * @property {NodeJS.ProcessEnv} env with that Node, Yarn and the packages' commands first in PATH
 */

/**
 * @param {string} nodeBin
 * @param {NodeJS.ProcessEnv} env
 * @returns {NodeJS.ProcessEnv}
 */
export function toolEnvironment(nodeBin, env) {
  const path = [
    places.toolsBin,
    dirname(nodeBin),
    join(places.root, 'node_modules', '.bin'),
    env.PATH ?? '',
  ].join(delimiter);
  return { ...env, PATH: path, YARN_ENABLE_TELEMETRY: '0' };
}

/**
 * Makes the checkout ready to run: a fitting Node, Yarn and, unless told
 * otherwise, the packages of the lockfile. One process at a time; what is
 * there already is left as it is.
 *
 * @param {object} options
 * @param {import('../process/Children.mjs').Children} options.children
 * @param {boolean} [options.packages] default true
 * @param {() => Promise<void>} [options.beforePackages] a check that needs the tools and should not wait for the packages
 * @returns {Promise<Toolchain>}
 */
export async function bootstrap(options) {
  const { children, packages = true, beforePackages } = options;
  const node = chooseNode(thisMachine());
  const env = toolEnvironment(node.bin, process.env);
  const secrets = async () => registrySecrets(await npmSettings());
  const work = async () => {
    if (packages && isFirstInstall()) {
      checkDisk({ folder: places.root, needed: diskNeeds.whole });
    }
    await installTools({ node, children, secrets });
    await beforePackages?.();
    if (packages) {
      const installEnv = async () => ({
        ...env,
        ...yarnSettings(await npmSettings(), process.env),
        npm_config_nodedir: headersOf(node) ?? process.env.npm_config_nodedir,
        YARN_ENABLE_PROGRESS_BARS: '0',
      });
      await installPackages({ node, children, env: installEnv, secrets });
    }
  };
  await withLock(places.bootstrapLock, work, {
    onWait: pid =>
      process.stdout.write(
        `  … Waiting for process ${pid}, which installs right now (if it does not, delete ${places.bootstrapLock})\n`,
      ),
  });
  return { node: node.bin, env };
}

import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ClearError } from '../console/ClearError.mjs';
import { logTail } from '../console/logTail.mjs';
import { step } from '../console/step.mjs';
import { checkDisk, diskNeeds } from './checkDisk.mjs';
import { installStamp } from './installStamp.mjs';
import { places } from './places.mjs';
import { noNetwork, registryAnswers } from './registry.mjs';
import { versions } from './versions.mjs';

/** Whether no install of the packages ever came to its end here. */
export function isFirstInstall() {
  return !existsSync(join(places.root, 'node_modules/.yarn-state.yml'));
}

/**
 * Why an install failed, in one sentence, as far as Yarn's output tells.
 *
 * @param {string} log
 * @param {string} root
 */
export function explainFailure(log, root) {
  if (/ENOSPC|no space left/i.test(log)) {
    return 'The disk is full: free at least 3 GB and try again.';
  }
  if (/YN0028|lockfile would have been (modified|created)/.test(log)) {
    return 'yarn.lock does not fit the package.json files: run `yarn install` and commit the changed yarn.lock.';
  }
  if (/YN0080|ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ENETUNREACH/.test(log)) {
    return noNetwork;
  }
  if (/YN0009|gyp ERR/.test(log)) {
    if (/\s/.test(root)) {
      return `A native module did not compile, because make cannot work in a folder with a blank in its path: move ${root} and try again.`;
    }
    return 'A native module did not compile: install Python 3, make and a C++ compiler (Debian: apt-get install python3 make g++; macOS: xcode-select --install) and try again.';
  }
  return 'Yarn could not install the packages.';
}

/**
 * Installs what the lockfile says, unless that was done already.
 *
 * @param {object} options
 * @param {import('./chooseNode.mjs').NodeChoice} options.node
 * @param {import('../process/Children.mjs').Children} options.children
 * @param {() => Promise<NodeJS.ProcessEnv>} options.env
 * @param {() => Promise<string[]>} options.secrets what to blank in printed logs
 */
export async function installPackages({ node, children, env, secrets }) {
  const tools = [`node ${node.version.split('.')[0]}`, `yarn ${versions.yarn}`];
  const stamp = installStamp(places.root, tools);
  if (
    existsSync(places.stamp) &&
    readFileSync(places.stamp, 'utf8') === stamp
  ) {
    return;
  }
  const first = isFirstInstall();
  const hint = first ? ' (the first time takes some minutes)' : '';
  await step(`Installing packages from the lockfile${hint}`, async () => {
    checkDisk({
      folder: places.root,
      needed: first ? diskNeeds.whole : diskNeeds.update,
    });
    rmSync(places.stamp, { force: true });
    const logFile = join(places.run, 'install.log');
    // Without a network Yarn would try each package in turn; its cache may do.
    const network = await registryAnswers();
    const exit = await children.run({
      name: 'yarn install',
      command: join(places.toolsBin, 'yarn'),
      args: ['install', '--immutable'],
      cwd: places.root,
      env: { ...(await env()), ...(!network && { YARN_ENABLE_NETWORK: '0' }) },
      logFile,
    });
    if (exit.code !== 0) {
      const why = explainFailure(readFileSync(logFile, 'utf8'), places.root);
      const tail =
        why === noNetwork
          ? ''
          : `\n${logTail(logFile, { secrets: await secrets() })}`;
      throw new ClearError(`${why}${tail}`);
    }
    writeFileSync(places.stamp, stamp);
  });
}

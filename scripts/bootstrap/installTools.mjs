import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { ClearError } from '../console/ClearError.mjs';
import { logTail } from '../console/logTail.mjs';
import { step } from '../console/step.mjs';
import { npmCommand } from './npm.mjs';
import { places } from './places.mjs';
import { noNetwork, registryAnswers } from './registry.mjs';
import { versions } from './versions.mjs';

/**
 * The npm packages the bootstrap needs beside the lockfile's, with versions.
 *
 * @param {import('./chooseNode.mjs').NodeChoice} node
 * @returns {Map<string, string>}
 */
export function toolPackages(node) {
  const packages = new Map([
    ['@yarnpkg/cli-dist', versions.yarn],
    ['yaml', versions.yaml],
  ]);
  if (node.packageName) {
    packages.set(node.packageName, node.version);
  }
  return packages;
}

/**
 * @param {Map<string, string>} packages
 * @param {string} folder
 * @returns {boolean} whether each is there in its version
 */
export function toolsAreThere(packages, folder) {
  return [...packages].every(([name, version]) => {
    const file = join(folder, 'node_modules', name, 'package.json');
    return (
      existsSync(file) &&
      JSON.parse(readFileSync(file, 'utf8')).version === version
    );
  });
}

/** @param {string} text for a single-quoted word of the shell */
const quote = text => `'${text.split("'").join(`'\\''`)}'`;

/** @param {string} nodeBin */
function writeYarnCommand(nodeBin) {
  const cli = join(places.tools, 'node_modules/@yarnpkg/cli-dist/bin/yarn.js');
  const file = join(places.toolsBin, 'yarn');
  const text = `#!/bin/sh\nexec ${quote(nodeBin)} ${quote(cli)} "$@"\n`;
  if (existsSync(file) && readFileSync(file, 'utf8') === text) {
    return;
  }
  mkdirSync(places.toolsBin, { recursive: true });
  writeFileSync(file, text);
  chmodSync(file, 0o755);
}

/**
 * Brings Yarn, a YAML reader and, where needed, Node into the tools folder.
 *
 * @param {object} options
 * @param {import('./chooseNode.mjs').NodeChoice} options.node
 * @param {import('../process/Children.mjs').Children} options.children
 * @param {() => Promise<string[]>} options.secrets what to blank in printed logs
 */
export async function installTools({ node, children, secrets }) {
  const packages = toolPackages(node);
  if (!toolsAreThere(packages, places.tools)) {
    const what = node.packageName
      ? `Node ${node.version} and Yarn ${versions.yarn}`
      : `Yarn ${versions.yarn}`;
    await step(`Bringing ${what}`, async () => {
      if (!(await registryAnswers())) {
        throw new ClearError(noNetwork);
      }
      mkdirSync(places.tools, { recursive: true });
      writeFileSync(
        join(places.tools, 'package.json'),
        '{ "private": true }\n',
      );
      const { command, prefix } = npmCommand(process.env);
      const logFile = join(places.run, 'tools.log');
      const exit = await children.run({
        name: 'npm install',
        command,
        args: [
          ...[...prefix, 'install', '--prefix', places.tools, '--no-save'],
          ...['--no-audit', '--no-fund', '--no-package-lock'],
          ...['--ignore-scripts', '--loglevel=error'],
          ...[...packages].map(([name, version]) => `${name}@${version}`),
        ],
        cwd: places.tools,
        env: process.env,
        logFile,
      });
      if (exit.code !== 0 || !toolsAreThere(packages, places.tools)) {
        const tail = logTail(logFile, { secrets: await secrets() });
        throw new ClearError(
          `npm could not install ${what} into ${places.tools}; it said:\n${tail}`,
        );
      }
    });
  }
  writeYarnCommand(node.bin);
}

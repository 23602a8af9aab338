import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ClearError } from '../console/ClearError.mjs';
import { places } from './places.mjs';
import { fittingNode, nodePackages, versions } from './versions.mjs';

/**
 * @typedef {object} NodeChoice
 * @property {string} bin the executable
 * @property {string} version without the leading `v`
 * @property {string | undefined} packageName npm package to install first, if the machine's own Node does not fit
 */

/**
 * @typedef {object} Machine
 * @property {string} platform as in `process.platform`
 * @property {string} arch as in `process.arch`
 * @property {string} nodeVersion without the leading `v`
 * @property {string} execPath of the running Node
 * @property {boolean} musl whether the C library is musl, for which no Node exists on npm
 */

/** @returns {Machine} */
export function thisMachine() {
  const report = /** @type {{ header?: Record<string, unknown> }} */ (
    process.report?.getReport() ?? {}
  );
  return {
    platform: process.platform,
    arch: process.arch,
    nodeVersion: process.versions.node,
    execPath: process.execPath,
    musl:
      process.platform === 'linux' &&
      report.header?.glibcVersionRuntime === undefined,
  };
}

/**
 * Picks the Node that everything runs under: the machine's own when it is a
 * fitting 22, else the pinned one from npm.
 *
 * @param {Machine} machine
 * @returns {NodeChoice}
 */
export function chooseNode(machine) {
  const { platform, arch, nodeVersion, execPath, musl } = machine;
  if (platform !== 'linux' && platform !== 'darwin') {
    throw new ClearError(
      `Wheelhouse starts on Linux and macOS, and this is ${platform}: on Windows use WSL 2.`,
    );
  }
  const [major, minor] = nodeVersion.split('.').map(Number);
  if (major === fittingNode.major && minor >= fittingNode.minor) {
    return { bin: execPath, version: nodeVersion, packageName: undefined };
  }
  const packageName = nodePackages.get(`${platform}-${arch}`);
  if (!packageName || musl) {
    const kind = musl ? `${platform}-${arch} with musl` : `${platform}-${arch}`;
    throw new ClearError(
      `npm has no Node ${fittingNode.major} for ${kind}: install Node ${fittingNode.major}.${fittingNode.minor} or newer of line ${fittingNode.major} yourself, put it first in PATH, and try again.`,
    );
  }
  return {
    bin: join(places.tools, 'node_modules', packageName, 'bin', 'node'),
    version: versions.node,
    packageName,
  };
}

/**
 * The folder with Node's C headers beside the executable, so that native
 * modules compile without a download; undefined where it has none.
 *
 * @param {NodeChoice} node
 */
export function headersOf(node) {
  const folder = dirname(dirname(node.bin));
  return existsSync(join(folder, 'include', 'node', 'node.h'))
    ? folder
    : undefined;
}

import { existsSync, readFileSync } from 'node:fs';
import { findCommand } from './findCommand.mjs';

/**
 * @typedef {object} Requirement
 * @property {string} name as people call it
 * @property {string[]} packages Debian packages that bring it
 * @property {(env: NodeJS.ProcessEnv) => boolean} isThere
 */

/** @param {string} file a busybox that needs no library of its machine, so that it runs in an image of its own */
function isStatic(file) {
  return !readFileSync(file).subarray(0, 4096).includes('/ld-');
}

const cniFolders = ['/usr/lib/cni', '/opt/cni/bin'];

/**
 * What the node of the real cluster runs on, beside Go for Kubernetes itself.
 * Each is installed on its own, so that one that apt refuses holds up no other.
 *
 * @type {Requirement[]}
 */
export const nodeRequirements = [
  {
    name: 'containerd and runc',
    packages: ['containerd', 'runc'],
    isThere: env =>
      ['containerd', 'ctr', 'runc'].every(name => findCommand([name], env)),
  },
  {
    name: 'CNI plugins',
    packages: ['containernetworking-plugins'],
    isThere: () => cniFolders.some(folder => existsSync(`${folder}/bridge`)),
  },
  {
    name: 'iptables',
    packages: ['iptables'],
    isThere: env => findCommand(['iptables'], env) !== undefined,
  },
  {
    name: 'a static busybox',
    packages: ['busybox-static'],
    isThere: env => {
      const file = findCommand(['busybox'], env);
      return file !== undefined && isStatic(file);
    },
  },
];

/** Chromium from the distribution, where the journeys look for it. */
export const browserRequirement = {
  name: 'Chromium',
  packages: ['chromium'],
  isThere: () => findBrowser() !== undefined,
};

export function findBrowser() {
  const files = ['/usr/bin/chromium', '/usr/bin/chromium-browser'];
  return files.find(file => existsSync(file));
}

/**
 * The Debian packages to ask apt for, one list for each thing that is missing.
 * A containerd that is there already (Docker brings its own) is kept.
 *
 * @param {Requirement[]} requirements
 * @param {NodeJS.ProcessEnv} env
 * @returns {string[][]}
 */
export function missingPackages(requirements, env) {
  return requirements
    .filter(({ isThere }) => !isThere(env))
    .map(({ packages }) =>
      packages.filter(name => findCommand([name], env) === undefined),
    )
    .filter(packages => packages.length > 0);
}

import { readFileSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { ClearError } from '../console/ClearError.mjs';

/**
 * The path of a kubeconfig as its user meant it: relative to the folder in
 * which npm was called, with `~` for the home folder.
 *
 * @param {string} file
 * @param {NodeJS.ProcessEnv} env
 */
export function kubeconfigPath(file, env) {
  const path = file.startsWith('~/') ? join(homedir(), file.slice(2)) : file;
  return resolve(env.INIT_CWD ?? process.cwd(), path);
}

/**
 * @param {string} path
 * @returns {string} its text
 * @throws {ClearError} when there is no such file or it may not be read
 */
export function readKubeconfig(path) {
  try {
    if (statSync(path).isDirectory()) {
      throw new ClearError(
        `The kubeconfig ${path} is a folder: give the path of a file.`,
      );
    }
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof ClearError) {
      throw error;
    }
    const { code } = /** @type {NodeJS.ErrnoException} */ (error);
    throw new ClearError(
      code === 'ENOENT' || code === 'ENOTDIR'
        ? `There is no kubeconfig at ${path}: check the path after --kubeconfig.`
        : `The kubeconfig ${path} cannot be read (${code}): check its permissions.`,
    );
  }
}

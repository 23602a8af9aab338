import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Where system tools live that an ordinary user's PATH leaves out, and Go's own default. */
const extraFolders = [
  '/usr/local/sbin',
  '/usr/sbin',
  '/sbin',
  '/usr/local/go/bin',
];

/** @param {string} file */
function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === undefined) {
      throw error;
    }
    return false;
  }
}

/**
 * The path of the first of these commands that the machine has.
 *
 * @param {string[]} names
 * @param {NodeJS.ProcessEnv} env
 * @returns {string | undefined}
 */
export function findCommand(names, env) {
  const folders = [...(env.PATH ?? '').split(delimiter), ...extraFolders];
  for (const name of names) {
    const found = folders
      .filter(Boolean)
      .map(folder => join(folder, name))
      .find(isExecutable);
    if (found) {
      return found;
    }
  }
  return undefined;
}

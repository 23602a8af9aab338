import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Every file that decides what an install puts into `node_modules`, relative
 * to the root, sorted.
 *
 * @param {string} root
 */
export function installInputs(root) {
  /** @type {{ workspaces?: string[] }} */
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const files = ['package.json', 'yarn.lock', '.yarnrc.yml'];
  for (const pattern of manifest.workspaces ?? []) {
    const folder = pattern.replace(/\/\*$/, '');
    if (folder === pattern) {
      files.push(`${folder}/package.json`);
    } else if (existsSync(join(root, folder))) {
      for (const name of readdirSync(join(root, folder))) {
        files.push(`${folder}/${name}/package.json`);
      }
    }
  }
  return files.filter(file => existsSync(join(root, file))).sort();
}

/**
 * A hash that changes when an install would have something to do: the inputs
 * above and the tools that build from them.
 *
 * @param {string} root
 * @param {string[]} tools for instance `node 22`
 */
export function installStamp(root, tools) {
  const hash = createHash('sha256');
  for (const tool of tools) {
    hash.update(`${tool}\0`);
  }
  for (const file of installInputs(root)) {
    hash.update(`${file}\0`).update(readFileSync(join(root, file)));
  }
  return hash.digest('hex');
}

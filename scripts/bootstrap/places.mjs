import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const wheelhouse = join(root, '.wheelhouse');

/** Every folder the scripts write to; all of them are ignored by git. */
export const places = {
  root,
  wheelhouse,
  tools: join(wheelhouse, 'tools'),
  toolsBin: join(wheelhouse, 'tools', 'bin'),
  run: join(wheelhouse, 'run'),
  bootstrapLock: join(wheelhouse, 'bootstrap.lock'),
  stamp: join(root, 'node_modules', '.wheelhouse-install'),
};

import { statSync } from 'node:fs';

/** The user id of a folder's owner when that is somebody whose processes we may not end; undefined otherwise. */
export function foreignOwner(folder: string): number | undefined {
  const own = process.getuid?.();
  // Another process may just have removed it.
  const uid = statSync(folder, { throwIfNoEntry: false })?.uid;
  return own === 0 || own === uid ? undefined : uid;
}

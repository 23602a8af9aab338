import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Where Debian keeps programs that are not in every user's PATH. */
const systemFolders = [
  '/usr/local/sbin',
  '/usr/local/bin',
  '/usr/sbin',
  '/usr/bin',
  '/sbin',
  '/bin',
];

/** PATH with the system folders added at its end. */
export function searchPath(environment = process.env): string {
  const given = (environment.PATH ?? '').split(delimiter).filter(Boolean);
  const more = systemFolders.filter(folder => !given.includes(folder));
  return [...given, ...more].join(delimiter);
}

/** The path of an executable file in PATH or the system folders; undefined when there is none. */
export function findProgram(name: string): string | undefined {
  return searchPath()
    .split(delimiter)
    .map(folder => join(folder, name))
    .find(isExecutable);
}

/** Whether this is a file that may be run. */
export function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

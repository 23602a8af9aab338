import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { errorCode } from '../processes/errorCode.ts';

/** Writes a file that only its owner may read, whole or not at all. */
export function writePrivateFile(path: string, content: string): void {
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, content, { mode: 0o600 });
  renameSync(draft, path);
}

/** Writes a value as JSON; see {@link writePrivateFile}. */
export function writeJson(path: string, value: unknown): void {
  writePrivateFile(path, `${JSON.stringify(value, undefined, 2)}\n`);
}

/**
 * The value in a JSON file that this harness wrote; undefined without a file.
 *
 * @throws SyntaxError when the file holds something else.
 */
export function readJson<T>(path: string): T | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as T;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') {
      return undefined;
    }
    throw error;
  }
}

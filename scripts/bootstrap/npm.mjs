import { execFile } from 'node:child_process';
import { ClearError } from '../console/ClearError.mjs';
import { places } from './places.mjs';

/**
 * The npm that runs this script, or the one in PATH.
 *
 * @param {NodeJS.ProcessEnv} env
 * @returns {{ command: string, prefix: string[] }}
 */
export function npmCommand(env) {
  const cli = env.npm_execpath ?? '';
  return /[\\/]npm-cli\.js$/.test(cli)
    ? { command: process.execPath, prefix: [cli] }
    : { command: 'npm', prefix: [] };
}

/**
 * Runs a short npm command and gives its standard output.
 *
 * @param {string[]} args
 * @param {{ timeoutMs?: number }} [options]
 * @returns {Promise<string>}
 */
export function npm(args, options = {}) {
  const { command, prefix } = npmCommand(process.env);
  return new Promise((resolve, reject) => {
    execFile(
      command,
      [...prefix, ...args],
      { cwd: places.root, timeout: options.timeoutMs ?? 60_000 },
      (error, stdout) => {
        if (error?.code === 'ENOENT') {
          reject(
            new ClearError(
              'npm is not in PATH: install Node with npm (version 18 or newer) and try again.',
            ),
          );
        } else if (error) {
          reject(error);
        } else {
          resolve(stdout.trim());
        }
      },
    );
  });
}

import { setTimeout as sleep } from 'node:timers/promises';
import { onParentGone } from './onParentGone.mjs';
import { ClearError } from '../console/ClearError.mjs';
import { Children } from './Children.mjs';

/** Exit codes as shells give them to a process that a signal ended. */
const signalCodes = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 };

/**
 * @typedef {object} MainContext
 * @property {Children} children what the script starts goes through here
 * @property {AbortSignal} interrupted aborted at the first Ctrl-C, SIGTERM or SIGHUP
 */

/**
 * Runs a script's main function and ends the process with its exit code. At
 * Ctrl-C, SIGTERM or SIGHUP everything it started is stopped, and then it has
 * two seconds to return an exit code of its own; a failure it meets then is a
 * consequence and not reported. Repeated signals change nothing: at Ctrl-C
 * both the terminal and npm send one.
 *
 * @param {(context: MainContext) => Promise<number>} main
 */
export async function runMain(main) {
  const children = new Children();
  const controller = new AbortController();
  const { signal: interrupted } = controller;
  /** @type {Promise<number>} */
  const stopped = new Promise(resolve => {
    /** @param {number} code */
    const stop = async code => {
      if (!interrupted.aborted) {
        controller.abort();
        await children.stopAll();
        resolve(code);
      }
    };
    for (const [name, code] of Object.entries(signalCodes)) {
      process.on(name, () => stop(code));
    }
    onParentGone(() => stop(signalCodes.SIGHUP));
  });
  const finished = main({ children, interrupted }).catch(error =>
    interrupted.aborted ? stopped : report(error),
  );
  const late = stopped.then(code => sleep(2000, code));
  const code = await Promise.race([finished, late]);
  await children.stopAll();
  process.exit(code);
}

/**
 * @param {unknown} error
 * @returns {number} exit code
 */
export function report(error) {
  if (error instanceof ClearError) {
    process.stderr.write(`\n${error.message}\n`);
    return error.exitCode;
  }
  const { code } = /** @type {NodeJS.ErrnoException} */ (error);
  if (code === 'ENOSPC') {
    process.stderr.write(
      '\nThe disk is full: free some space and try again.\n',
    );
    return 1;
  }
  process.stderr.write(
    `\n${error instanceof Error ? error.stack : String(error)}\n`,
  );
  return 1;
}

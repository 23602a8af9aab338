import { ClearError } from '../console/ClearError.mjs';
import { logTail } from '../console/logTail.mjs';
import { waitForAnswer } from './waitForAnswer.mjs';

/**
 * @typedef {import('../process/Children.mjs').Child} Child
 * @typedef {import('../process/Children.mjs').Exit} Exit
 */

/** @param {Exit} exit */
export function describeExit({ code, signal, error }) {
  if (error) {
    return `could not be started (${error.message})`;
  }
  return signal ? `was ended by ${signal}` : `ended with exit code ${code}`;
}

/** @param {Child} child */
function lastLines(child) {
  const { logFile } = child;
  const tail = logFile && logTail(logFile);
  return tail
    ? `the last lines of ${logFile}:\n${tail}`
    : `its log ${logFile} is empty.`;
}

/**
 * The error for a process that ended although it should run on.
 *
 * @param {Child} child
 * @param {Exit} exit
 */
export function endedEarly(child, exit) {
  return new ClearError(
    `The ${child.name} ${describeExit(exit)}; ${lastLines(child)}`,
  );
}

/**
 * Waits until a started process answers.
 *
 * @param {object} options
 * @param {Child} options.child
 * @param {string} options.url
 * @param {number} options.timeoutMs
 * @param {AbortSignal} options.interrupted
 * @throws {ClearError} with the end of its log when it dies or takes too long
 */
export async function untilUp({ child, url, timeoutMs, interrupted }) {
  const giveUp = new AbortController();
  const stop = () => giveUp.abort();
  const timer = setTimeout(stop, timeoutMs);
  interrupted.addEventListener('abort', stop);
  /** @type {Exit | undefined} */
  let exit;
  child.exited.then(result => {
    exit = result;
    stop();
  });
  const up = await waitForAnswer(url, { signal: giveUp.signal });
  clearTimeout(timer);
  interrupted.removeEventListener('abort', stop);
  if (exit) {
    throw endedEarly(child, exit);
  }
  if (!up) {
    const seconds = timeoutMs / 1000;
    throw new ClearError(
      `The ${child.name} does not answer after ${seconds} s; ${lastLines(
        child,
      )}`,
    );
  }
}

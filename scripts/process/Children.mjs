import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { stopGroup } from './processGroup.mjs';

/**
 * @typedef {object} ChildOptions
 * @property {string} name for messages
 * @property {string} command
 * @property {string[]} args
 * @property {string} cwd
 * @property {NodeJS.ProcessEnv} env
 * @property {string} [logFile] where its output goes; the console when undefined
 * @property {NodeJS.Signals} [stopSignal] how it is asked to end, default SIGTERM
 * @property {number} [graceMs] how long it may tidy up then, default 5 s
 * @property {boolean} [foreground] it gets the console, and what it leaves behind on purpose stays
 */

/**
 * @typedef {object} Exit
 * @property {number | null} code
 * @property {NodeJS.Signals | null} signal
 * @property {Error} [error] when it could not be started at all
 */

/**
 * @typedef {object} Child
 * @property {string} name
 * @property {number | undefined} pid
 * @property {string | undefined} logFile
 * @property {Promise<Exit>} exited
 * @property {() => Promise<void>} stop ends it and all it started
 */

/**
 * The processes this script started and has not seen end yet. Each is the head
 * of a process group of its own, so that what it starts ends with it; those in
 * the foreground stay in the terminal's group.
 */
export class Children {
  /** @type {Set<Child>} */
  #running = new Set();

  #stopping = false;

  /**
   * @param {ChildOptions} options
   * @returns {Child}
   */
  start(options) {
    const { name, command, args, cwd, env, logFile, foreground } = options;
    if (this.#stopping) {
      throw new Error(`${name} was not started: everything is being stopped.`);
    }
    const log = logFile ? openLog(logFile) : undefined;
    const spawned = spawn(command, args, {
      cwd,
      env,
      detached: !foreground,
      stdio: [
        foreground ? 'inherit' : 'ignore',
        log ?? 'inherit',
        log ?? 'inherit',
      ],
    });
    if (log !== undefined) {
      closeSync(log);
    }
    const { pid } = spawned;
    const { stopSignal: signal = 'SIGTERM', graceMs = 5000 } = options;
    /** @type {Promise<Exit>} */
    const exited = new Promise(resolve => {
      spawned.once('error', error =>
        resolve({ code: null, signal: null, error }),
      );
      spawned.once('exit', (code, signal) => resolve({ code, signal }));
    });
    const stop = async () => {
      if (foreground) {
        spawned.kill(signal);
        const timer = setTimeout(() => spawned.kill('SIGKILL'), graceMs);
        await exited;
        clearTimeout(timer);
      } else if (pid !== undefined) {
        await stopGroup(pid, { signal, graceMs });
      }
      this.#running.delete(child);
    };
    const child = { name, pid, logFile, exited, stop };
    this.#running.add(child);
    return child;
  }

  /**
   * Runs a command to its end.
   *
   * @param {ChildOptions} options
   * @returns {Promise<Exit>}
   */
  async run(options) {
    const child = this.start(options);
    const exit = await child.exited;
    await child.stop();
    return exit;
  }

  /** Ends everything that still runs; nothing can be started afterwards. */
  async stopAll() {
    this.#stopping = true;
    await Promise.all([...this.#running].map(child => child.stop()));
  }
}

/** @param {string} file */
function openLog(file) {
  mkdirSync(dirname(file), { recursive: true });
  return openSync(file, 'w');
}

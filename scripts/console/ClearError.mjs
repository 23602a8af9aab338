/**
 * A problem the user can solve: its message is one clear sentence (what is
 * wrong, what to do) and is printed without a stack. Exit code 2 means that
 * the command line was wrong, 1 that the surroundings were.
 */
export class ClearError extends Error {
  /**
   * @param {string} message
   * @param {{ exitCode?: number }} [options]
   */
  constructor(message, options = {}) {
    super(message);
    this.name = 'ClearError';
    this.exitCode = options.exitCode ?? 1;
  }
}

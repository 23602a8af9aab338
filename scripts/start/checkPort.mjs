import { createConnection, createServer } from 'node:net';
import { ClearError } from '../console/ClearError.mjs';

/**
 * @param {number} port
 * @param {string} host
 * @returns {Promise<string | undefined>} the error code with which listening fails
 */
function listenFailure(port, host) {
  return new Promise(resolve => {
    const server = createServer();
    server.once('error', error =>
      resolve(/** @type {NodeJS.ErrnoException} */ (error).code),
    );
    server.listen({ port, host }, () => server.close(() => resolve(undefined)));
  });
}

/**
 * @param {number} port
 * @param {string} host
 * @returns {Promise<boolean>}
 */
function somebodyAnswers(port, host) {
  return new Promise(resolve => {
    const socket = createConnection({ port, host });
    socket.setTimeout(1000);
    /** @param {boolean} answer */
    const done = answer => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', () => done(true));
    socket.once('error', () => done(false));
    socket.once('timeout', () => done(false));
  });
}

/**
 * Makes sure that a port of this machine is free. Both addresses that
 * `localhost` may mean are asked: a browser that tries `::1` first would show
 * the other program's page.
 *
 * @param {object} options
 * @param {number} options.port
 * @param {string} options.option the command line option that changes it
 * @param {string} options.what what wants the port
 * @throws {ClearError} when it is busy or not allowed
 */
export async function checkPort({ port, option, what }) {
  for (const host of ['127.0.0.1', '::1']) {
    const failure = await listenFailure(port, host);
    if (failure === 'EACCES') {
      throw new ClearError(
        `Port ${port} for the ${what} needs root: choose one above 1023 with ${option} N.`,
      );
    }
    if (failure === 'EADDRINUSE' || (await somebodyAnswers(port, host))) {
      throw new ClearError(
        `Port ${port} for the ${what} is busy: stop the program that uses it (another \`npm start\`?), or choose another port with ${option} N.`,
      );
    }
    if (failure && host === '127.0.0.1') {
      throw new ClearError(
        `Port ${port} for the ${what} cannot be used (${failure}): choose another with ${option} N.`,
      );
    }
  }
}

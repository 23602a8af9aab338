import { spawn } from 'node:child_process';

/**
 * @param {string} platform
 * @param {NodeJS.ProcessEnv} env
 * @returns {string} the command that opens an address
 */
export function browserCommand(platform, env) {
  if (platform === 'darwin') {
    return 'open';
  }
  return env.WSL_DISTRO_NAME ? 'wslview' : 'xdg-open';
}

/**
 * Opens the address in the user's browser and leaves it alone from then on.
 *
 * @param {string} url
 * @returns {Promise<boolean>} whether there was a command to do so
 */
export function openBrowser(url) {
  const command = browserCommand(process.platform, process.env);
  const child = spawn(command, [url], { detached: true, stdio: 'ignore' });
  child.unref();
  return new Promise(resolve => {
    child.once('error', () => resolve(false));
    child.once('spawn', () => resolve(true));
  });
}

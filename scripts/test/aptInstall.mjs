import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { places } from '../bootstrap/places.mjs';
import { ClearError } from '../console/ClearError.mjs';
import { step } from '../console/step.mjs';

/**
 * @param {string} osRelease text of `/etc/os-release`
 * @returns {boolean} whether it is Debian or Ubuntu
 */
export function isDebianOrUbuntu(osRelease) {
  return /^ID="?(debian|ubuntu)"?$/m.test(osRelease);
}

/** Whether this process may install packages with apt. */
export function canUseApt() {
  return (
    process.getuid?.() === 0 &&
    existsSync('/etc/os-release') &&
    isDebianOrUbuntu(readFileSync('/etc/os-release', 'utf8'))
  );
}

/** Whether apt knows any package yet: images of containers come without lists. */
function hasLists() {
  const folder = '/var/lib/apt/lists';
  return (
    existsSync(folder) &&
    readdirSync(folder).some(name => /_Packages(\.|$)/.test(name))
  );
}

/**
 * Installs Debian packages where that removes none. What apt refuses is left
 * out: whoever needs it looks again and says so.
 *
 * @param {string[][]} groups each is installed on its own
 * @param {import('../process/Children.mjs').Children} children
 */
export async function aptInstall(groups, children) {
  const logFile = join(places.run, 'apt.log');
  /** @param {string[]} args */
  const apt = async args => {
    const exit = await children.run({
      name: 'apt-get',
      command: 'apt-get',
      args: ['-o', 'DPkg::Lock::Timeout=120', ...args],
      cwd: '/',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      logFile,
      graceMs: 60_000,
    });
    return exit.code === 0;
  };
  const install = ['install', '-y', '--no-remove', '--no-install-recommends'];
  let fresh = hasLists() ? undefined : await apt(['update']);
  for (const packages of groups) {
    const names = packages.join(', ');
    const work = async () => {
      if (await apt([...install, ...packages])) {
        return;
      }
      const retry = fresh === undefined && (await apt(['update']));
      fresh = true;
      if (!retry || !(await apt([...install, ...packages]))) {
        throw new ClearError(`apt did not install ${names}: see ${logFile}.`);
      }
    };
    try {
      await step(`Installing ${names}`, work);
    } catch (error) {
      if (!(error instanceof ClearError)) {
        throw error;
      }
      process.stdout.write(`    ${error.message}\n`);
    }
  }
}

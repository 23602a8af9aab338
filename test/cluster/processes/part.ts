import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { InstancePaths } from '../instances/instanceFolder.ts';
import { readJson, writeJson } from '../instances/jsonFile.ts';
import { errorCode } from './errorCode.ts';
import { searchPath } from './findProgram.ts';
import type { ProcessIdentity } from './processIdentity.ts';
import { identify, isAlive } from './processIdentity.ts';
import { instanceTag } from './taggedProcesses.ts';

/** The processes that a cluster consists of. */
export const partNames = [
  'etcd',
  'api-server',
  'controller-manager',
  'scheduler',
  'node',
  'kwok',
] as const;

export type PartName = (typeof partNames)[number];

/**
 * Starts one process of a cluster. It outlives this one, writes to
 * `logs/<name>.log` and leaves its identity in `processes/<name>.json`.
 *
 * @throws the system error when the program cannot be started.
 */
export async function startPart(
  paths: InstancePaths,
  name: PartName,
  command: readonly string[],
): Promise<ProcessIdentity> {
  for (const folder of [paths.logs, paths.processes]) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  }
  const [program, ...args] = command;
  const output = openSync(logFile(paths, name), 'a', 0o600);
  try {
    const child = spawn(program, args, {
      cwd: paths.folder,
      detached: true,
      stdio: ['ignore', output, output],
      env: partEnvironment(paths),
    });
    await new Promise((resolve, reject) => {
      child.once('spawn', resolve);
      child.once('error', reject);
    });
    child.unref();
    const identity = identify(child.pid ?? 0);
    if (!identity) {
      throw new Error(`${name} ended at once: ${logTail(paths, name)}`);
    }
    writeJson(join(paths.processes, `${name}.json`), identity);
    return identity;
  } finally {
    closeSync(output);
  }
}

/** Nothing of the starter's environment but what every program may need. */
function partEnvironment(paths: InstancePaths): NodeJS.ProcessEnv {
  const { HOME, TMPDIR } = process.env;
  return { HOME, TMPDIR, PATH: searchPath(), [instanceTag]: paths.folder };
}

/** The process of a part that was started, alive or not; undefined when it never was. */
export function readPart(
  paths: InstancePaths,
  name: PartName,
): ProcessIdentity | undefined {
  return readJson<ProcessIdentity>(join(paths.processes, `${name}.json`));
}

/** Whether a part is running; undefined when it was never started. */
export function isPartAlive(
  paths: InstancePaths,
  name: PartName,
): boolean | undefined {
  const identity = readPart(paths, name);
  return identity && isAlive(identity);
}

/** The parts that were started and do not run. */
export function endedParts(paths: InstancePaths): PartName[] {
  return partNames.filter(name => isPartAlive(paths, name) === false);
}

/** The last lines that a part wrote, for error messages. */
export function logTail(
  paths: InstancePaths,
  name: PartName | 'containerd' | 'kubelet',
  lines = 8,
): string {
  try {
    const text = readFileSync(logFile(paths, name), 'utf8').trim();
    return text.split('\n').slice(-lines).join('\n');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') {
      return '';
    }
    throw error;
  }
}

function logFile(paths: InstancePaths, name: string): string {
  return join(paths.logs, `${name}.log`);
}

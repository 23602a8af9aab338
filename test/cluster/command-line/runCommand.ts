import { spawn } from 'node:child_process';
import { ClusterError } from '../ClusterError.ts';
import { clusterRoot, instancePaths } from '../instances/instanceFolder.ts';
import { instanceNames } from '../instances/instanceRecord.ts';
import { takeDown } from '../instances/takeDown.ts';
import { endedParts } from '../processes/part.ts';
import { RunningCluster } from '../RunningCluster.ts';
import { isUp, startOwnCluster } from '../startCluster.ts';
import type { Command } from './parseCommand.ts';
import { usage } from './parseCommand.ts';
import { statusLines } from './statusLines.ts';

const log = (line: string) => process.stderr.write(`${line}\n`);
const print = (line: string) => process.stdout.write(`${line}\n`);

/**
 * Does what was asked for.
 *
 * @returns the exit code.
 */
export async function runCommand(
  command: Command,
  signal: AbortSignal,
): Promise<number> {
  const root = clusterRoot();
  switch (command.verb) {
    case 'up':
      return up(root, command, signal);
    case 'down':
      return down(root, command);
    case 'status':
      statusLines(root).forEach(print);
      return 0;
    case 'kubeconfig':
      print(RunningCluster.open({ root, name: command.name }).kubeconfig);
      return 0;
    case 'kubectl': {
      const cluster = RunningCluster.open({ root, name: command.name });
      return runInteractively(cluster.kubectlCommand(command.args));
    }
    default:
      print(usage);
      return 0;
  }
}

async function up(
  root: string,
  command: Extract<Command, { verb: 'up' }>,
  signal: AbortSignal,
): Promise<number> {
  const { mode, name, foreground, ...size } = command;
  if (isUp(root, name)) {
    const ended = endedParts(instancePaths(root, name));
    if (ended.length > 0) {
      throw new ClusterError(
        `The cluster "${name}" is up, but this of it is not running: ${ended.join(
          ', ',
        )}. End it with "down --name ${name}" first.`,
      );
    }
    log(`The cluster "${name}" is already up.`);
    print(instancePaths(root, name).kubeconfig);
    return 0;
  }
  const started = Date.now();
  const cluster = await startOwnCluster({
    ...{ mode, name, log, signal },
    ...{ pods: size.pods, nodes: size.nodes, seed: size.seed },
    attached: foreground,
  });
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  log(`The cluster "${name}" is up (${mode}, ${seconds} s). Use it with:`);
  log(`  export KUBECONFIG='${cluster.kubeconfig}'`);
  log(`  npm run cluster -- kubectl --name ${name} get namespaces`);
  print(cluster.kubeconfig);
  if (foreground) {
    log('Press Ctrl-C to end it.');
    await untilAborted(signal);
    log('ending it');
    await cluster.down();
  } else {
    log(`End it with: npm run cluster -- down --name ${name}`);
  }
  return 0;
}

async function down(
  root: string,
  { name, all }: Extract<Command, { verb: 'down' }>,
): Promise<number> {
  if (!all) {
    const existed = await takeDown({ root, name, log });
    log(existed ? `The cluster "${name}" is gone.` : `No cluster "${name}".`);
    return 0;
  }
  let code = 0;
  for (const each of instanceNames(root)) {
    try {
      await takeDown({ root, name: each, log });
      log(`The cluster "${each}" is gone.`);
    } catch (error) {
      if (!(error instanceof ClusterError)) {
        throw error;
      }
      log(`The cluster "${each}" is not gone. ${error.message}`);
      code = 1;
    }
  }
  return code;
}

function untilAborted(signal: AbortSignal): Promise<void> {
  // A signal alone does not keep the process alive.
  const timer = setInterval(() => undefined, 60_000);
  return new Promise<void>(resolve => {
    signal.addEventListener('abort', () => resolve(), { once: true });
  }).finally(() => clearInterval(timer));
}

function runInteractively([program, ...args]: string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: 'inherit' });
    child.once('error', reject);
    child.once('exit', code => resolve(code ?? 1));
  });
}

import { cpSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ClusterError } from '../ClusterError.ts';
import { withLock } from '../instances/withLock.ts';
import { runProgram } from '../processes/runProgram.ts';
import type { GoToolchain } from './goToolchain.ts';

const version = 'v0.7.0';
const goModule = `sigs.k8s.io/kwok@${version}`;
/** As they stand in the module: a pod is ready, or gone, as soon as it is told to be. */
const stages = [
  'node/fast/node-initialize.yaml',
  'pod/fast/pod-ready.yaml',
  'pod/fast/pod-complete.yaml',
  'pod/fast/pod-delete.yaml',
];

export interface BuildKwokOptions {
  /** The folder for the result. */
  readonly output: string;
  readonly go: GoToolchain;
  readonly log: (line: string) => void;
  readonly signal?: AbortSignal;
}

/** KWOK, which plays kubelets, and how its nodes and pods behave. */
export interface KwokProgram {
  readonly program: string;
  /** Paths of files that it takes by `--config`. */
  readonly stages: readonly string[];
}

/**
 * Builds KWOK from its Go module, unless that was done before.
 *
 * @throws ClusterError with Go's last words.
 */
export async function buildKwok(
  options: BuildKwokOptions,
): Promise<KwokProgram> {
  const { output, go, log, signal } = options;
  const folder = join(output, `kwok-${version}-${go.version}-${process.arch}`);
  const onWait = (pid: number) =>
    log(`waiting for process ${pid}, which is building KWOK`);
  if (!existsSync(folder)) {
    await withLock(
      join(output, 'kwok.lock'),
      async () => existsSync(folder) || build(folder, options),
      { onWait, signal },
    );
  }
  return {
    program: join(folder, 'kwok'),
    stages: stages.map(path => join(folder, stageFile(path))),
  };
}

async function build(
  folder: string,
  { go, log, signal }: BuildKwokOptions,
): Promise<void> {
  const started = Date.now();
  const seconds = () => Math.round((Date.now() - started) / 1000);
  log(
    `building KWOK ${version} from its Go module: about 2 minutes the first time`,
  );
  const ticker = setInterval(
    () => log(`still building KWOK: ${seconds()} s`),
    30_000,
  );
  const draft = `${folder}.draft`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true });
  try {
    const env = { ...process.env, GOWORK: 'off', GOFLAGS: '', GOBIN: draft };
    const run = async (args: string[]) => {
      const result = await runProgram(go.program, args, {
        ...{ cwd: draft, env, signal },
      });
      if (result.code !== 0) {
        throw new ClusterError(failure(args, result));
      }
      return result.stdout;
    };
    const { Dir } = JSON.parse(
      await run(['mod', 'download', '-json', goModule]),
    ) as { Dir: string };
    for (const path of stages) {
      cpSync(join(Dir, 'kustomize/stage', path), join(draft, stageFile(path)));
    }
    await run([
      ...['install', '-trimpath', '-ldflags', '-s -w'],
      goModule.replace('@', '/cmd/kwok@'),
    ]);
    renameSync(draft, folder);
    log(`built KWOK ${version} in ${seconds()} s`);
  } finally {
    clearInterval(ticker);
    rmSync(draft, { recursive: true, force: true });
  }
}

function failure(
  args: readonly string[],
  output: { stdout: string; stderr: string },
): string {
  const said = output.stderr.trim() || output.stdout.trim();
  const lines = said.split('\n').slice(-8).join('\n');
  return `Building KWOK failed ("go ${args.join(
    ' ',
  )}"). The Go module proxy must be reachable the first time; see "go env GOPROXY". Go said:\n${lines}`;
}

function stageFile(path: string): string {
  return path.split('/').at(-1) ?? path;
}

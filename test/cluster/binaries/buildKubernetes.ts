import { createHash } from 'node:crypto';
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { join } from 'node:path';
import { ClusterError } from '../ClusterError.ts';
import { withLock } from '../instances/withLock.ts';
import { isExecutable } from '../processes/findProgram.ts';
import { runProgram } from '../processes/runProgram.ts';
import type { GoToolchain } from './goToolchain.ts';

export interface BuildOptions {
  /** The folder with main.go and go.mod. */
  readonly sources: string;
  /** The folder for the result: `<hash>/kubernetes`. */
  readonly output: string;
  readonly go: GoToolchain;
  readonly log: (line: string) => void;
  readonly signal?: AbortSignal;
}

/**
 * Builds all of Kubernetes into one program, unless that was done before from
 * the same sources with the same Go. Where several want it at once, one
 * builds and the others wait.
 *
 * @returns the path of the program.
 * @throws ClusterError with the compiler's last words.
 */
export async function buildKubernetes(options: BuildOptions): Promise<string> {
  const { sources, output, go, log, signal } = options;
  const program = join(output, hashOf(sources, go.version), 'kubernetes');
  if (isExecutable(program)) {
    return program;
  }
  const onWait = (pid: number) =>
    log(`waiting for process ${pid}, which is building Kubernetes`);
  return withLock(
    join(output, 'lock'),
    async () => {
      if (!isExecutable(program)) {
        await build(program, options);
      }
      return program;
    },
    { onWait, signal },
  );
}

async function build(program: string, options: BuildOptions): Promise<void> {
  const { sources, go, log, signal } = options;
  const version = kubernetesVersion(sources);
  const started = Date.now();
  log(
    `building Kubernetes ${version} from Go modules: about 4 minutes the first time, under a minute when Go's caches are warm`,
  );
  const ticker = setInterval(
    () => log(`still building Kubernetes: ${secondsSince(started)} s`),
    30_000,
  );
  const draft = `${program}.draft`;
  mkdirSync(join(program, '..'), { recursive: true });
  try {
    const { code, stderr } = await runProgram(
      go.program,
      [
        'build',
        '-trimpath',
        '-ldflags',
        linkerFlags(version),
        '-o',
        draft,
        '.',
      ],
      // A workspace file above this repository must not change the build.
      { cwd: sources, env: { ...process.env, GOWORK: 'off' }, signal },
    );
    if (code !== 0) {
      const lines = stderr.trim().split('\n').slice(-15).join('\n');
      throw new ClusterError(
        `Building Kubernetes failed ("go build" in ${sources}):\n${lines}`,
      );
    }
    renameSync(draft, program);
    log(`built Kubernetes ${version} in ${secondsSince(started)} s`);
  } finally {
    clearInterval(ticker);
    rmSync(draft, { force: true });
  }
}

/** The version of Kubernetes that go.mod asks for, "v1.34.4". */
export function kubernetesVersion(sources: string): string {
  const goMod = readFileSync(join(sources, 'go.mod'), 'utf8');
  const version = /^\s*k8s\.io\/kubernetes (v\S+)$/m.exec(goMod)?.[1];
  if (!version) {
    throw new Error(`${sources}/go.mod does not require k8s.io/kubernetes.`);
  }
  return version;
}

/** What the build would say without: "v0.0.0-master+$Format:%H$". */
function linkerFlags(version: string): string {
  const [major, minor] = version.slice(1).split('.');
  const variables = [
    ['k8s.io/component-base/version', 'gitVersion', version],
    ['k8s.io/component-base/version', 'gitMajor', major],
    ['k8s.io/component-base/version', 'gitMinor', minor],
    ['k8s.io/client-go/pkg/version', 'gitVersion', version],
    ['k8s.io/client-go/pkg/version', 'gitCommit', 'modules'],
  ];
  return [
    '-s -w',
    ...variables.map(([path, name, value]) => `-X ${path}.${name}=${value}`),
  ].join(' ');
}

function hashOf(sources: string, goVersion: string): string {
  const hash = createHash('sha256').update(goVersion).update(process.arch);
  for (const file of readdirSync(sources).sort()) {
    if (/\.go$|^go\.(mod|sum)$/.test(file)) {
      hash.update(file).update(readFileSync(join(sources, file)));
    }
  }
  return hash.digest('hex').slice(0, 12);
}

function secondsSince(started: number): number {
  return Math.round((Date.now() - started) / 1000);
}

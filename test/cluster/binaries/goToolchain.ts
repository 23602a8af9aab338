import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findProgram } from '../processes/findProgram.ts';
import { runProgram } from '../processes/runProgram.ts';

export interface GoToolchain {
  readonly program: string;
  /** As `go env GOVERSION` prints it, "go1.26.8". */
  readonly version: string;
}

/** Finds a Go that can build Kubernetes, or says why there is none. */
export async function findGo(
  sources: string,
): Promise<GoToolchain | { problem: string }> {
  const program = findProgram('go') ?? findProgram('/usr/local/go/bin/go');
  const wanted = requiredGo(readFileSync(join(sources, 'go.mod'), 'utf8'));
  if (!program) {
    return { problem: `Go ${wanted} or newer is not installed` };
  }
  const { stdout, stderr, code } = await runProgram(
    program,
    ['env', 'GOVERSION'],
    // Not the version that go.mod would switch to, where that is allowed.
    { cwd: sources },
  );
  if (code !== 0) {
    return { problem: `"go env GOVERSION" failed: ${stderr.trim()}` };
  }
  const version = stdout.trim();
  return isOlder(version.replace(/^go/, ''), wanted)
    ? { problem: `Go ${wanted} or newer is needed, and this is ${version}` }
    : { program, version };
}

/** The Go version in a go.mod file. */
export function requiredGo(goMod: string): string {
  const version = /^go (\S+)$/m.exec(goMod)?.[1];
  if (!version) {
    throw new Error('go.mod has no "go" line.');
  }
  return version;
}

/** Compares versions such as "1.24.0" and "1.26" by their first two numbers. */
export function isOlder(version: string, than: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number.parseFloat);
  const [thanMajor = 0, thanMinor = 0] = than.split('.').map(Number.parseFloat);
  return major < thanMajor || (major === thanMajor && minor < thanMinor);
}

import { spawn } from 'node:child_process';
import { searchPath } from './findProgram.ts';

export interface RunOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Written to the program's standard input. */
  readonly input?: string;
  /** The program is killed after this time. */
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
}

export interface RunResult {
  readonly stdout: string;
  readonly stderr: string;
  /** The exit code; 128 and more when a signal ended the program. */
  readonly code: number;
}

/**
 * Runs a program to its end and returns what it wrote.
 *
 * @throws the system error when it cannot be started.
 */
export function runProgram(
  program: string,
  args: readonly string[],
  options: RunOptions = {},
): Promise<RunResult> {
  const { cwd, env = process.env, input, timeoutMs, signal } = options;
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd,
      env: { ...env, PATH: searchPath(env) },
      stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
      timeout: timeoutMs,
      killSignal: 'SIGKILL',
      signal,
    });
    const output = { stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr'] as const) {
      child[name]?.setEncoding('utf8');
      child[name]?.on('data', (text: string) => {
        output[name] += text;
      });
    }
    child.once('error', reject);
    child.once('close', (code, killedBy) =>
      resolve({
        ...output,
        code: code ?? (killedBy === 'SIGKILL' ? 137 : 128),
      }),
    );
    // A program that does not read its input closes it: its exit code tells.
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(input);
  });
}

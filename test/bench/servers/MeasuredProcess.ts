import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { BenchError } from '../BenchError.ts';
import type { Usage, UsageAnswer } from '../inside/underBench.ts';

const require = createRequire(import.meta.url);
const graceMs = 5_000;

export interface MeasuredProcessOptions {
  readonly name: string;
  /** The program and its arguments. */
  readonly args: readonly string[];
  readonly cwd?: string;
  readonly logFile: string;
  /** Runs the program through Backstage's transform, as the portal's sources need it. */
  readonly transform?: boolean;
  readonly nodeOptions?: readonly string[];
}

/** A Node process in production mode whose use of the machine can be read. */
export class MeasuredProcess {
  private readonly name: string;
  private readonly logFile: string;
  private readonly child: ChildProcess;
  private readonly closed: Promise<unknown>;
  private questions = 0;

  private constructor(options: MeasuredProcessOptions, child: ChildProcess) {
    this.name = options.name;
    this.logFile = options.logFile;
    this.child = child;
    this.closed = once(child, 'exit').catch(() => undefined);
  }

  static start(options: MeasuredProcessOptions): MeasuredProcess {
    const { args, cwd, logFile, transform, nodeOptions = [] } = options;
    const log = openSync(logFile, 'w');
    const child = spawn(
      process.execPath,
      [
        '--disable-warning=ExperimentalWarning',
        '--expose-gc',
        ...nodeOptions,
        ...(transform
          ? [
              '--require',
              require.resolve('@backstage/cli/config/nodeTransform.cjs'),
            ]
          : []),
        ...['--require', join(import.meta.dirname, '../inside/underBench.ts')],
        ...args,
      ],
      {
        cwd,
        env: { ...process.env, NODE_ENV: 'production' },
        stdio: ['ignore', log, log, 'ipc'],
      },
    );
    closeSync(log);
    return new MeasuredProcess(options, child);
  }

  /** Hears what the program sends, until the process ends. */
  onMessage(listener: (message: unknown) => void): void {
    this.child.on('message', listener);
  }

  send(message: object): void {
    this.child.send(message);
  }

  /** The next message that `pick` makes something of. @throws BenchError when the process ends before. */
  async answer<T>(pick: (message: unknown) => T | undefined): Promise<T> {
    return new Promise((resolve, reject) => {
      const listen = (message: unknown) => {
        const picked = pick(message);
        if (picked !== undefined) {
          this.child.off('message', listen);
          resolve(picked);
        }
      };
      this.child.on('message', listen);
      this.closed.then(() => reject(this.tooEarly()));
    });
  }

  /** What it has used so far; with `collect` after a collection of garbage. */
  async usage(options: { collect?: boolean } = {}): Promise<Usage> {
    const askUsage = ++this.questions;
    const answer = this.answer(message => {
      const { usageOf, usage } = message as Partial<UsageAnswer>;
      return usageOf === askUsage ? usage : undefined;
    });
    this.send({ askUsage, collect: options.collect ?? false });
    return answer;
  }

  /** Asks until the answer is not undefined. @throws BenchError when it ends before, or after the time. */
  async until<T>(
    what: string,
    ask: () => Promise<T | undefined>,
    options: { timeoutMs?: number; signal?: AbortSignal } = {},
  ): Promise<T> {
    const { timeoutMs = 120_000, signal } = options;
    const deadline = Date.now() + timeoutMs;
    for (;;) {
      signal?.throwIfAborted();
      if (this.child.exitCode !== null || this.child.signalCode !== null) {
        throw this.tooEarly();
      }
      const answer = await ask().catch((error: unknown) => {
        if (Date.now() > deadline) {
          throw error;
        }
        return undefined;
      });
      if (answer !== undefined) {
        return answer;
      }
      if (Date.now() > deadline) {
        throw new BenchError(
          `${this.name}: ${what} took longer than ${
            timeoutMs / 1000
          } seconds. Its last lines:\n${this.logTail()}`,
        );
      }
      await new Promise(resolve => setTimeout(resolve, 200));
    }
  }

  /** Lets it end by itself, so that what it writes at its end is whole. */
  async letGo(): Promise<void> {
    this.child.disconnect();
    await this.closed;
  }

  /** Ends it; repeated calls do nothing. */
  async stop(): Promise<void> {
    if (this.child.exitCode === null && this.child.signalCode === null) {
      this.child.kill('SIGTERM');
      const timer = setTimeout(() => this.child.kill('SIGKILL'), graceMs);
      await this.closed;
      clearTimeout(timer);
    }
  }

  private tooEarly(): BenchError {
    return new BenchError(
      `${this.name} ended too early. Its last lines:\n${this.logTail()}`,
    );
  }

  private logTail(): string {
    return readFileSync(this.logFile, 'utf8').split('\n').slice(-20).join('\n');
  }
}

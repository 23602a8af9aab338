import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { ClusterError } from '../../cluster/ClusterError.ts';

/** Options of `PortalProcess.spawn`. */
export interface PortalProcessOptions {
  /** Path of the kubeconfig by way of the proxy. */
  readonly kubeconfig: string;
  /** Path of the kubeconfig of the cluster itself. */
  readonly direct: string;
  readonly port: number;
  readonly selector: string;
  readonly seed: number;
}

type Verb = 'start' | 'compare' | 'figures' | 'stop';

interface Waiting {
  resolve(result: unknown): void;
  reject(error: Error): void;
}

const main = join(import.meta.dirname, '../portal/portalMain.ts');
const outputKept = 20_000;

/** A portal and its viewers in a process of their own. */
export class PortalProcess {
  /** The end of what it has printed. */
  output = '';
  private readonly child: ChildProcess;
  private readonly waiting = new Map<number, Waiting>();
  private commands = 0;

  private constructor(child: ChildProcess) {
    this.child = child;
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (text: Buffer) => {
        this.output = (this.output + text).slice(-outputKept);
      });
    }
    child.on('message', message => this.take(message as Answer));
    child.on('exit', code => {
      const error = new ClusterError(
        `The portal ended with exit code ${code}. Its last lines:\n${this.output}`,
      );
      for (const { reject } of this.waiting.values()) {
        reject(error);
      }
    });
  }

  static spawn(options: PortalProcessOptions): PortalProcess {
    const transform = createRequire(import.meta.url).resolve(
      '@backstage/cli/config/nodeTransform.cjs',
    );
    const args = Object.entries(options).map(
      ([name, value]) => `--${name}=${value}`,
    );
    const child = spawn(
      process.execPath,
      ['--expose-gc', '--require', transform, main, ...args],
      {
        env: { ...process.env, NODE_ENV: 'production' },
        stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      },
    );
    return new PortalProcess(child);
  }

  /** @throws ClusterError with what went wrong in it. */
  ask<T>(verb: Verb): Promise<T> {
    this.commands += 1;
    const number = this.commands;
    return new Promise((resolve, reject) => {
      this.waiting.set(number, {
        resolve: result => resolve(result as T),
        reject,
      });
      this.child.send({ number, do: verb });
    });
  }

  /** In good order; by force after a while. False if it took force, or there was nothing to end. */
  async stop(): Promise<boolean> {
    const { child } = this;
    if (child.exitCode !== null || child.signalCode !== null) {
      return false;
    }
    const ended = once(child, 'exit');
    const force = setTimeout(() => child.kill('SIGKILL'), 20_000);
    this.ask('stop').catch(() => undefined);
    await ended;
    clearTimeout(force);
    return child.signalCode === null;
  }

  private take({ answers, result, error }: Answer): void {
    const waiting = this.waiting.get(answers);
    this.waiting.delete(answers);
    if (error === undefined) {
      waiting?.resolve(result);
    } else {
      waiting?.reject(new ClusterError(error));
    }
  }
}

/** What `figures` answers. */
export interface Figures {
  /** Bytes, after a collection. */
  readonly heapUsed: number;
  readonly rss: number;
  /** Rejections and exceptions that nobody handled. */
  readonly unhandled: readonly string[];
  /** Tables that are not live, with the reason. */
  readonly notLive: readonly string[];
}

/** What `compare` answers. */
export interface Comparison {
  readonly differences: readonly string[];
  /** In all tables. */
  readonly rows: number;
  readonly kinds: number;
  /** How often viewers opened their feeds. */
  readonly openings: number;
}

interface Answer {
  readonly answers: number;
  readonly result?: unknown;
  readonly error?: string;
}

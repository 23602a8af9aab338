import { join } from 'node:path';
import { BenchError } from '../BenchError.ts';
import type { Usage } from '../inside/underBench.ts';
import { MeasuredProcess } from './MeasuredProcess.ts';

const tokenLifeMs = 20 * 60_000;

export interface BackendOptions {
  readonly name: string;
  readonly port: number;
  readonly program: readonly string[];
  readonly cwd?: string;
  readonly configFiles: readonly string[];
  readonly logFile: string;
  readonly transform?: boolean;
  readonly nodeOptions?: readonly string[];
  readonly signal?: AbortSignal;
}

/** A Backstage backend in a process of its own, with a guest who has signed in. */
export class BackendUnderTest {
  readonly url: string;
  readonly process: MeasuredProcess;
  private readonly signal: AbortSignal | undefined;
  private signedIn: { token: string; at: number } | undefined;

  private constructor(options: BackendOptions, started: MeasuredProcess) {
    this.url = `http://localhost:${options.port}`;
    this.signal = options.signal;
    this.process = started;
  }

  /** Resolves when a guest can sign in. */
  static async start(options: BackendOptions): Promise<BackendUnderTest> {
    const { name, program, cwd, logFile, transform, nodeOptions } = options;
    const started = MeasuredProcess.start({
      ...{ name, cwd, logFile, transform, nodeOptions },
      args: [
        ...program,
        ...options.configFiles.flatMap(file => ['--config', file]),
      ],
    });
    const backend = new BackendUnderTest(options, started);
    try {
      await backend.until('the sign-in of a guest', () => backend.token());
      return backend;
    } catch (error) {
      await started.stop();
      throw error;
    }
  }

  /** Of the guest; good for as long as any scenario takes. */
  async token(): Promise<string> {
    if (!this.signedIn || Date.now() - this.signedIn.at > tokenLifeMs) {
      const response = await fetch(`${this.url}/api/auth/guest/refresh`, {
        headers: { 'x-requested-with': 'XMLHttpRequest' },
      });
      if (!response.ok) {
        throw new BenchError(`The sign-in was answered ${response.status}.`);
      }
      const { backstageIdentity } = (await response.json()) as {
        backstageIdentity: { token: string };
      };
      this.signedIn = { token: backstageIdentity.token, at: Date.now() };
    }
    return this.signedIn.token;
  }

  async get<T>(path: string): Promise<T | undefined> {
    const response = await fetch(`${this.url}${path}`, {
      headers: { authorization: `Bearer ${await this.token()}` },
    });
    return response.ok ? ((await response.json()) as T) : undefined;
  }

  until<T>(what: string, ask: () => Promise<T | undefined>): Promise<T> {
    return this.process.until(what, ask, { signal: this.signal });
  }

  usage(options?: { collect?: boolean }): Promise<Usage> {
    return this.process.usage(options);
  }

  stop(): Promise<void> {
    return this.process.stop();
  }
}

/** The program of the peer. */
export const peerProgram = join(import.meta.dirname, 'peerBackend.ts');

import { ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { freePort } from '../../cluster/processes/freePorts';

/** How a portal process is set up. */
export interface PortalProcessOptions {
  /** Path of the kubeconfig of its only cluster. */
  kubeconfig: string;
  /** Milliseconds after which the credentials of a request expire. */
  lifetime?: number;
}

/** A backend in a process of its own, which can go and come back on its port. */
export class PortalProcess {
  private child: ChildProcess | undefined;

  private constructor(
    private readonly port: number,
    private readonly options: PortalProcessOptions,
  ) {}

  static async start(options: PortalProcessOptions): Promise<PortalProcess> {
    const portal = new PortalProcess(await freePort(), options);
    await portal.start();
    return portal;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Resolves when it takes requests. */
  async start(): Promise<void> {
    const { kubeconfig, lifetime } = this.options;
    const child = spawn(
      process.execPath,
      [
        '--require',
        require.resolve('@backstage/cli/config/nodeTransform.cjs'),
        join(__dirname, 'portalMain.ts'),
        String(this.port),
        kubeconfig,
        ...(lifetime ? [String(lifetime)] : []),
      ],
      {
        env: { ...process.env, NODE_ENV: 'production' },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    this.child = child;
    let output = '';
    child.stderr?.on('data', chunk => {
      output += chunk;
    });
    await new Promise<void>((resolve, reject) => {
      child.stdout?.on('data', chunk => {
        output += chunk;
        if (/^up$/m.test(output)) {
          resolve();
        }
      });
      child.once('exit', () => {
        reject(new Error(`the portal did not start:\n${output}`));
      });
    });
  }

  /** Ends it as an operator (`SIGTERM`) or an accident (`SIGKILL`) does; resolves with its exit code and signal. */
  async stop(
    signal: 'SIGTERM' | 'SIGKILL' = 'SIGKILL',
  ): Promise<[number | null, NodeJS.Signals | null]> {
    const { child } = this;
    this.child = undefined;
    if (!child) {
      return [null, null];
    }
    if (child.exitCode === null && child.signalCode === null) {
      const ended = once(child, 'exit');
      child.kill(signal);
      await ended;
    }
    return [child.exitCode, child.signalCode];
  }
}

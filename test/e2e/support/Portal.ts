import { ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { freePorts } from '../../cluster/processes/freePorts';

const root = join(__dirname, '..', '..', '..');
const READY_MILLISECONDS = 180_000;

/** Options of a `Portal`. */
export interface PortalOptions {
  /** For `npm start`, beside the ports. */
  args: string[];
  /** Who every guest is, a user of `demo.policy`. */
  user: string;
}

/** The portal as `npm start` runs it, on ports of its own. */
export class Portal {
  /** Where the sandbox of this portal, and of no other, writes its kubeconfig. */
  readonly sandboxKubeconfig: string;
  private process: ChildProcess | undefined;
  private output = '';

  private constructor(
    private readonly options: PortalOptions,
    private readonly port: number,
    private readonly backendPort: number,
  ) {
    this.sandboxKubeconfig = join(
      root,
      '.wheelhouse',
      'test',
      `sandbox-${port}.kubeconfig`,
    );
  }

  static async start(options: PortalOptions): Promise<Portal> {
    const [port, backendPort] = await freePorts(2);
    const portal = new Portal(options, port, backendPort);
    await portal.start();
    return portal;
  }

  get url(): string {
    return `http://localhost:${this.port}`;
  }

  /** Stops it and starts it again on the same ports, with every page still open. */
  async restart(user: string): Promise<void> {
    await this.stop();
    this.options.user = user;
    await this.start();
  }

  async stop(): Promise<void> {
    const child = this.process;
    if (child && child.exitCode === null && child.signalCode === null) {
      const ended = once(child, 'exit');
      child.kill('SIGINT');
      await ended;
    }
  }

  private async start(): Promise<void> {
    const child = spawn(
      process.execPath,
      [
        join(root, 'scripts', 'start.mjs'),
        `--port=${this.port}`,
        `--backend-port=${this.backendPort}`,
        ...this.options.args,
      ],
      {
        cwd: root,
        stdio: ['ignore', 'pipe', 'pipe'],
        env: this.environment(),
      },
    );
    this.process = child;
    this.output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', chunk => {
        this.output += chunk;
      });
    }
    const deadline = Date.now() + READY_MILLISECONDS;
    while (!this.output.includes(this.url)) {
      if (child.exitCode !== null || Date.now() > deadline) {
        await this.stop();
        throw new Error(`the portal did not start:\n${this.output}`);
      }
      await new Promise(resolve => setTimeout(resolve, 100));
    }
  }

  private environment(): NodeJS.ProcessEnv {
    return {
      ...process.env,
      NODE_ENV: 'development',
      // As npm starts it, whoever runs the tests: then it also ends with us.
      npm_config_user_agent: '',
      npm_lifecycle_event: 'start',
      APP_CONFIG_auth_providers_guest_userEntityRef: JSON.stringify(
        `user:default/${this.options.user}`,
      ),
      APP_CONFIG_wheelhouse_sandbox_kubeconfig: JSON.stringify(
        this.sandboxKubeconfig,
      ),
    };
  }
}

import { ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../cluster/processes/freePorts';

const root = join(__dirname, '..', '..', '..');
const PATIENCE = 150_000;

/** The backend of the demo portal as `npm start` runs it, with config of a test over its own. */
export class DemoBackend {
  /** All it has printed. */
  output = '';
  /** Resolves when it has ended and all it printed has been read. */
  private readonly closed: Promise<void>;

  private constructor(
    private readonly child: ChildProcess,
    private readonly folder: string,
    readonly url: string,
  ) {
    this.closed = new Promise(resolve => {
      child.once('close', () => resolve());
    });
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', chunk => {
        this.output += chunk;
      });
    }
  }

  /** Starts it; `ready` waits for it. */
  static async spawn(config: object): Promise<DemoBackend> {
    const port = await freePort();
    const url = `http://localhost:${port}`;
    const folder = mkdtempSync(join(tmpdir(), 'wheelhouse-backend-'));
    const listening = join(folder, 'listen.json');
    const given = join(folder, 'given.json');
    writeFileSync(
      listening,
      JSON.stringify({
        backend: { baseUrl: url, listen: `127.0.0.1:${port}` },
        wheelhouse: { sandbox: { enabled: false } },
      }),
    );
    writeFileSync(given, JSON.stringify(config));
    const child = spawn(
      process.execPath,
      [
        '--require',
        require.resolve('@backstage/cli/config/nodeTransform.cjs'),
        join(root, 'packages/backend/src'),
        ...[join(root, 'app-config.yaml'), listening, given].flatMap(file => [
          '--config',
          file,
        ]),
      ],
      {
        cwd: join(root, 'packages/backend'),
        env: { ...process.env, NODE_ENV: 'development' },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    return new DemoBackend(child, folder, url);
  }

  async ready(): Promise<void> {
    const deadline = Date.now() + PATIENCE;
    for (;;) {
      if (this.child.exitCode !== null || Date.now() > deadline) {
        throw new Error(`the backend did not start:\n${this.output}`);
      }
      const answer = await fetch(
        `${this.url}/.backstage/health/v1/readiness`,
      ).catch(() => undefined);
      if (answer?.ok) {
        return;
      }
      await new Promise(resolve => setTimeout(resolve, 200));
    }
  }

  /** Waits until it ends by itself; resolves with its exit code. */
  async exit(): Promise<number | null> {
    if (this.child.exitCode === null) {
      await once(this.child, 'exit', { signal: AbortSignal.timeout(PATIENCE) });
    }
    await this.closed;
    return this.child.exitCode;
  }

  async stop(): Promise<void> {
    if (this.child.exitCode === null && this.child.signalCode === null) {
      const ended = once(this.child, 'exit');
      this.child.kill('SIGKILL');
      await ended;
    }
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** The token of the guest, as the sign-in page gets it. */
  async guestToken(): Promise<string> {
    const response = await fetch(`${this.url}/api/auth/guest/refresh`, {
      headers: { 'x-requested-with': 'XMLHttpRequest' },
    });
    const { backstageIdentity } = await response.json();
    return backstageIdentity.token;
  }
}

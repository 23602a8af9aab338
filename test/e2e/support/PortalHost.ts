import { randomBytes } from 'node:crypto';
import { createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { TestTarget } from '../../targets/control';
import { RunningTargets, startTargets } from '../../targets/startTargets';
import { deployExample } from './exampleWorkload';
import { Portal } from './Portal';
import { hostVariable, PortalKind, PortalRequest, Setting } from './Setting';

/**
 * Owns the portal and the API servers of a run. It lives outside the workers of
 * Playwright, which end with every failed test: what starts slowly stays up.
 * One portal runs at a time.
 */
export class PortalHost {
  private running:
    | { kind: PortalKind; user: string; portal: Portal }
    | undefined;
  private work: Promise<unknown> = Promise.resolve();

  /** Starts the API servers, and listens for the workers. */
  static async start(): Promise<PortalHost> {
    const targets = await startTargets();
    const real = targets.targets.find(({ name }) => name === 'real cluster');
    if (real && process.env.WHEELHOUSE_REAL_CLUSTER === 'node') {
      await deployExample(real);
    }
    const token = randomBytes(24).toString('base64url');
    const server = createServer();
    const host = new PortalHost(targets, server);
    server.on('request', async (request, response) => {
      if (request.headers.authorization !== `Bearer ${token}`) {
        response.writeHead(403).end('wrong token');
        return;
      }
      try {
        const chunks: Buffer[] = [];
        for await (const chunk of request) {
          chunks.push(chunk);
        }
        const wanted = JSON.parse(Buffer.concat(chunks).toString('utf8'));
        response.end(JSON.stringify(await host.inTurn(wanted)));
      } catch (error) {
        response.writeHead(500).end(String(error));
      }
    });
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const { port } = server.address() as AddressInfo;
    process.env[hostVariable] = `http://${token}@127.0.0.1:${port}`;
    return host;
  }

  private constructor(
    private readonly targets: RunningTargets,
    private readonly server: Server,
  ) {}

  /** Ends everything. */
  async stop(): Promise<void> {
    this.server.close();
    this.server.closeAllConnections();
    await this.running?.portal.stop();
    await this.targets.stop();
  }

  private inTurn(wanted: PortalRequest): Promise<Setting> {
    const answer = this.work.then(() => this.provide(wanted));
    this.work = answer.catch(() => undefined);
    return answer;
  }

  private async provide(wanted: PortalRequest): Promise<Setting> {
    const { kind, user, fresh } = wanted;
    const target = this.targetOf(kind);
    if (this.running && this.running.kind !== kind) {
      await this.running.portal.stop();
      this.running = undefined;
    }
    if (!this.running) {
      const args = kind === 'real' ? [`--kubeconfig=${target.kubeconfig}`] : [];
      const portal = await Portal.start({ args, user });
      this.running = { kind, user, portal };
    } else if (fresh || this.running.user !== user) {
      const { portal } = this.running;
      // If it does not come back, the next one gets another instead of a dead one.
      this.running = undefined;
      await portal.restart(user);
      this.running = { kind, user, portal };
    }
    const { url, sandboxKubeconfig } = this.running.portal;
    return { url, target, sandboxKubeconfig };
  }

  private targetOf(kind: PortalKind): TestTarget {
    const name = kind === 'real' ? 'real cluster' : 'sandbox';
    const target = this.targets.targets.find(each => each.name === name);
    if (!target) {
      throw new Error(`there is no ${name} in this run`);
    }
    return target;
  }
}

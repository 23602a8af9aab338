import { once } from 'node:events';
import net, { AddressInfo, Socket } from 'node:net';
import { KubeConfig } from '@kubernetes/client-node';

/** Stands between a client and its API server, and cuts their connections. */
export class CutProxy {
  private readonly sockets = new Set<Socket>();
  private refusing = false;

  private constructor(
    private readonly server: net.Server,
    /** The client's way to the API server. */
    readonly kubeConfig: KubeConfig,
  ) {}

  static async start(kubeconfig: string): Promise<CutProxy> {
    const kubeConfig = new KubeConfig();
    kubeConfig.loadFromFile(kubeconfig);
    const cluster = kubeConfig.getCurrentCluster()!;
    const { hostname, port } = new URL(cluster.server);
    const server = net.createServer();
    const proxied = new KubeConfig();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port: own } = server.address() as AddressInfo;
    proxied.loadFromClusterAndUser(
      { ...cluster, server: `https://127.0.0.1:${own}` },
      kubeConfig.getCurrentUser()!,
    );
    const proxy = new CutProxy(server, proxied);
    server.on('connection', near => {
      if (proxy.refusing) {
        near.destroy();
        return;
      }
      const far = net.connect({ host: hostname, port: Number(port) });
      for (const [one, other] of [
        [near, far],
        [far, near],
      ]) {
        proxy.sockets.add(one);
        one.on('error', () => undefined);
        one.on('close', () => {
          proxy.sockets.delete(one);
          other.destroy();
        });
        one.pipe(other);
      }
    });
    return proxy;
  }

  /** Cuts every connection, and refuses new ones until `mend`. */
  cut(): void {
    this.refusing = true;
    for (const socket of this.sockets) {
      socket.destroy();
    }
  }

  mend(): void {
    this.refusing = false;
  }

  close(): void {
    this.cut();
    this.server.close();
  }
}

import { once } from 'node:events';
import http, { IncomingMessage } from 'node:http';
import { AddressInfo } from 'node:net';
import { Duplex } from 'node:stream';
import { KubeConfig, User } from '@kubernetes/client-node';
import { WebSocket, WebSocketServer } from 'ws';

/** What an API server does with one upgrade. */
export type Script = (request: IncomingMessage, socket: Duplex) => void;

/** An API server on loopback that does with upgrades exactly as it is told. */
export class ScriptedRemote {
  readonly requests: IncomingMessage[] = [];
  private readonly sockets = new Set<Duplex>();
  private script: Script = () => undefined;

  private constructor(private readonly server: http.Server) {
    server.on('upgrade', (request, socket) => {
      this.requests.push(request);
      this.sockets.add(socket);
      socket.once('close', () => this.sockets.delete(socket));
      socket.on('error', () => undefined);
      socket.once('end', () => socket.destroy());
      this.script(request, socket);
    });
  }

  static async start(): Promise<ScriptedRemote> {
    const server = http.createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new ScriptedRemote(server);
  }

  /** Connections that are open now. */
  get openSockets(): number {
    return this.sockets.size;
  }

  kubeConfig(user: Partial<User> = { token: 'secret-token' }): KubeConfig {
    const { port } = this.server.address() as AddressInfo;
    const kubeConfig = new KubeConfig();
    kubeConfig.loadFromClusterAndUser(
      {
        name: 'scripted',
        server: `http://127.0.0.1:${port}/base`,
        skipTLSVerify: false,
      },
      { name: 'tester', ...user },
    );
    return kubeConfig;
  }

  /** What happens to the upgrades from now on. */
  answer(script: Script): void {
    this.script = script;
  }

  /** Takes upgrades over with a protocol that was offered, as the runtime does, and then does as told. */
  accept(
    protocol: string,
    then: (socket: WebSocket) => void = () => undefined,
  ): void {
    const sockets = new WebSocketServer({
      noServer: true,
      handleProtocols: () => protocol,
    });
    this.answer((request, socket) =>
      sockets.handleUpgrade(request, socket, Buffer.alloc(0), then),
    );
  }

  /** Refuses upgrades with an answer of HTTP. */
  refuse(status: number, body: unknown, headers = ''): void {
    this.answer((_request, socket) => {
      const text = typeof body === 'string' ? body : JSON.stringify(body);
      socket.end(
        `HTTP/1.1 ${status} No\r\n${headers}Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(
          text,
        )}\r\nConnection: close\r\n\r\n${text}`,
      );
    });
  }

  close(): void {
    for (const socket of this.sockets) {
      socket.destroy();
    }
    this.server.close();
  }
}

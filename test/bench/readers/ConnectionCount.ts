import { Agent } from 'node:http';
import type { Socket } from 'node:net';

/** The connections of one tab, and what came over them. */
export class ConnectionCount {
  /** As browsers do: at most six at once, kept open. */
  readonly agent = new Agent({ keepAlive: true, maxSockets: 6 });
  private readonly sockets = new Set<Socket>();

  constructor() {
    this.agent.on('free', (socket: Socket) => this.sockets.add(socket));
  }

  add(socket: Socket): void {
    this.sockets.add(socket);
  }

  bytes(): number {
    let total = 0;
    for (const socket of this.sockets) {
      total += socket.bytesRead;
    }
    return total;
  }

  close(): void {
    this.agent.destroy();
    for (const socket of this.sockets) {
      socket.destroy();
    }
  }
}

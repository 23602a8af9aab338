import type { WebSocket } from 'ws';

/** Milliseconds between pings, and without a sign of life until a connection counts as lost. */
export interface HeartbeatTiming {
  ping: number;
  silence: number;
}

/**
 * Keeps a connection alive behind load balancers, which drop idle ones after a
 * minute, and notices one whose other end is gone.
 */
export class Heartbeat {
  private readonly pinging: NodeJS.Timeout;
  private heard = performance.now();
  private beaten = performance.now();
  private paused = false;

  constructor(
    private readonly socket: WebSocket,
    private readonly timing: HeartbeatTiming,
    private readonly onSilence: () => void,
  ) {
    const hear = () => {
      this.heard = performance.now();
    };
    socket.on('pong', hear);
    socket.on('ping', hear);
    socket.on('message', hear);
    this.pinging = setInterval(() => this.beat(), timing.ping);
  }

  /** Nothing is read from the connection until `resume`, so nothing can be heard. */
  pause(): void {
    this.paused = true;
  }

  resume(): void {
    this.paused = false;
    this.heard = performance.now();
  }

  stop(): void {
    clearInterval(this.pinging);
  }

  private beat(): void {
    const { socket, timing } = this;
    const now = performance.now();
    if (now - this.beaten > 2 * timing.ping) {
      // This process itself stood still, and has yet to read what came meanwhile.
      this.heard = now;
    }
    this.beaten = now;
    if (!this.paused && now - this.heard > timing.silence) {
      this.onSilence();
    } else if (socket.readyState === socket.OPEN) {
      socket.ping();
    }
  }
}

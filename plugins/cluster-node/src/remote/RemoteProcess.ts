import type { RawData, WebSocket } from 'ws';
import { ApiClient } from '../upstream/ApiClient';
import { Heartbeat } from './Heartbeat';
import { RemoteEnd, remoteEndOf } from './RemoteEnd';
import {
  inputFrames,
  remoteChannels,
  remoteFrame,
  resizeFrame,
} from './remoteFrames';
import { remoteRequest, RemoteTarget } from './remoteRequest';

/** Hears what a process says. */
export interface RemoteListener {
  /**
   * Bytes as the process wrote them, which may end in the middle of a
   * character. Say `taken` once they are out of memory here: with more than a
   * window untaken, nothing more is read.
   */
  output(stream: 'stdout' | 'stderr', bytes: Uint8Array): void;
  /** Once, after the last output. */
  ended(end: RemoteEnd): void;
}

/** How a process is followed; times in milliseconds. */
export interface RemoteTiming {
  /** Between two pings. */
  ping: number;
  /** Without any sign of life for this long, the connection counts as lost. */
  silence: number;
  /** How long output may still come after the status, and a close may take. */
  grace: number;
}

const defaultTiming: RemoteTiming = {
  ping: 20_000,
  silence: 60_000,
  grace: 2_000,
};

/** Bytes of output that may wait here to be taken. */
export const outputWindow = 256 * 1024;

const largestSize = 65_535;

/**
 * A process in a container, over the WebSocket protocol of `pods/exec` and
 * `pods/attach`: bytes from end to end, with flow control in both directions.
 */
export class RemoteProcess {
  private end: RemoteEnd | undefined;
  private untaken = 0;
  private over = false;
  private draining: NodeJS.Timeout | undefined;
  private readonly heartbeat: Heartbeat;

  private constructor(
    private readonly socket: WebSocket,
    private readonly listener: RemoteListener,
    private readonly timing: RemoteTiming,
  ) {
    this.heartbeat = new Heartbeat(socket, timing, () =>
      this.cut({
        how: 'lost',
        message: 'The API server has not been heard of for a while.',
      }),
    );
    socket.on('message', (data, isBinary) => this.receive(data, isBinary));
    socket.once('close', code => this.closed(code));
    socket.resume();
  }

  /**
   * Resolves when the API server has taken the request over, which is before
   * it is known whether the process runs. Throws what `openSocket` throws, e.g.
   * a `KubernetesApiError` for a pod that is not there.
   */
  static async start(
    client: Pick<ApiClient, 'socket'>,
    target: RemoteTarget,
    listener: RemoteListener,
    timing: Partial<RemoteTiming> = {},
  ): Promise<RemoteProcess> {
    const socket = await client.socket(remoteRequest(target));
    if (target.signal?.aborted) {
      socket.terminate();
      throw target.signal.reason;
    }
    return new RemoteProcess(socket, listener, { ...defaultTiming, ...timing });
  }

  /** Whether the end of the input can be told (v5) without ending everything. */
  get canEndInput(): boolean {
    return this.socket.protocol === 'v5.channel.k8s.io';
  }

  /** Says that bytes of output are out of memory. */
  taken(bytes: number): void {
    this.untaken -= bytes;
    if (this.untaken < outputWindow / 2 && this.socket.isPaused) {
      this.socket.resume();
      this.heartbeat.resume();
      this.draining?.refresh();
    }
  }

  /** Input for the process. Wait for it before the next: it resolves when the network has taken it, at once after the end. */
  async write(bytes: Uint8Array): Promise<void> {
    for (const frame of inputFrames(bytes)) {
      await this.send(frame);
    }
  }

  /** Ends the input, as `Ctrl-D` or the end of a pipe does; false where the API server has no way to (v4). */
  async endInput(): Promise<boolean> {
    if (this.canEndInput) {
      await this.send(
        remoteFrame(remoteChannels.close, Uint8Array.of(remoteChannels.stdin)),
      );
    }
    return this.canEndInput;
  }

  /** How large the terminal is, in characters; what is no size is ignored. */
  async resize(columns: number, rows: number): Promise<void> {
    const isSize = [columns, rows].every(
      value => Number.isInteger(value) && value > 0 && value <= largestSize,
    );
    if (isSize) {
      await this.send(resizeFrame(columns, rows));
    }
  }

  /** Ends the connection. That alone does not end a process which takes no notice of it. */
  close(): void {
    if (this.over) {
      return;
    }
    this.end ??= { how: 'closed' };
    this.heartbeat.stop();
    // What is still to come is not wanted, but hides the answer to the close.
    this.socket.removeAllListeners('message');
    this.socket.resume();
    this.socket.close(1000);
    this.drainFor(this.timing.grace);
  }

  private send(frame: Buffer): Promise<void> {
    const { socket } = this;
    if (socket.readyState !== socket.OPEN) {
      return Promise.resolve();
    }
    // A failed send is followed by the close event, which tells the rest.
    return new Promise(resolve => socket.send(frame, () => resolve()));
  }

  private receive(data: RawData, isBinary: boolean): void {
    const frame = data as Buffer;
    // The server opens with an empty frame; text has no place in these protocols.
    if (!isBinary || frame.length < 2) {
      return;
    }
    const bytes = frame.subarray(1);
    switch (frame[0]) {
      case remoteChannels.stdout:
        this.pass('stdout', bytes);
        break;
      case remoteChannels.stderr:
        this.pass('stderr', bytes);
        break;
      case remoteChannels.status:
        this.end ??= remoteEndOf(bytes.toString('utf8'));
        this.drainFor(this.timing.grace);
        break;
      default:
      // A channel of a later protocol.
    }
  }

  private pass(stream: 'stdout' | 'stderr', bytes: Uint8Array): void {
    this.untaken += bytes.length;
    if (this.untaken > outputWindow && !this.socket.isPaused) {
      this.socket.pause();
      // Nor are pongs read now.
      this.heartbeat.pause();
    }
    this.draining?.refresh();
    this.listener.output(stream, bytes);
  }

  /** After the status, output may still come; the server closes when it has sent all. */
  private drainFor(milliseconds: number): void {
    this.draining ??= setTimeout(() => {
      if (this.socket.isPaused) {
        this.draining?.refresh();
      } else {
        this.socket.terminate();
      }
    }, milliseconds);
  }

  private cut(end: RemoteEnd): void {
    this.end ??= end;
    this.socket.terminate();
  }

  private closed(code: number): void {
    this.over = true;
    clearTimeout(this.draining);
    this.heartbeat.stop();
    this.listener.ended(
      this.end ?? {
        how: 'lost',
        message: `The connection to the container was cut (${code}) before the process was known to have ended.`,
      },
    );
  }
}

/** Subprotocols of exec and attach, the best first; all offered in one handshake. */
export const remoteProtocols = [
  'v5.channel.k8s.io',
  'v4.channel.k8s.io',
] as const;

/**
 * The first byte of every frame: which stream of the process it belongs to
 * (Kubernetes `remotecommand` constants; `close` since v5, enhancement 4006).
 */
export const remoteChannels = {
  stdin: 0,
  stdout: 1,
  stderr: 2,
  status: 3,
  resize: 4,
  close: 255,
} as const;

/** The most bytes of input that go out in one frame. */
export const largestInputFrame = 16 * 1024;

/** A frame of one channel. */
export function remoteFrame(channel: number, bytes: Uint8Array): Buffer {
  const frame = Buffer.allocUnsafe(bytes.length + 1);
  frame[0] = channel;
  frame.set(bytes, 1);
  return frame;
}

/** Input as the frames that carry it. */
export function* inputFrames(bytes: Uint8Array): Generator<Buffer> {
  for (let from = 0; from < bytes.length; from += largestInputFrame) {
    yield remoteFrame(
      remoteChannels.stdin,
      bytes.subarray(from, from + largestInputFrame),
    );
  }
}

/** Tells the process how large its terminal is, in characters. */
export function resizeFrame(columns: number, rows: number): Buffer {
  const size = JSON.stringify({ Width: columns, Height: rows });
  return remoteFrame(remoteChannels.resize, Buffer.from(size));
}

import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';

/**
 * Ports of 127.0.0.1 that are free now, all different. Somebody else may take
 * one before it is used: whoever asks must be ready to ask again.
 */
export async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer());
  try {
    return await Promise.all(
      servers.map(
        server =>
          new Promise<number>((resolve, reject) => {
            server.once('error', reject);
            server.listen(0, '127.0.0.1', () =>
              resolve((server.address() as AddressInfo).port),
            );
          }),
      ),
    );
  } finally {
    await Promise.all(
      servers.map(server => new Promise(resolve => server.close(resolve))),
    );
  }
}

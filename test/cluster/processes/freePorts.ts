import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';

// Below the ports that any system hands out for outgoing connections, and
// below NodePorts. Whoever tries again and again to reach a server that is down
// would else take its port in the end, and it could not come back.
const LOWEST = 10_000;
const HIGHEST = 29_999;

/**
 * Ports of 127.0.0.1 that are free now, all different. Somebody else may take
 * one before it is used: whoever asks must be ready to ask again. Throws if
 * hardly any is free.
 */
export async function freePorts(count: number): Promise<number[]> {
  const found = new Set<number>();
  for (let tries = 0; found.size < count; tries++) {
    if (tries > 100 + 10 * count) {
      throw new Error(
        `${tries} ports between ${LOWEST} and ${HIGHEST} were tried, and only ${found.size} were free.`,
      );
    }
    const port = randomInt(LOWEST, HIGHEST + 1);
    if (await isFree(port)) {
      found.add(port);
    }
  }
  return [...found];
}

/** One of `freePorts`. */
export async function freePort(): Promise<number> {
  const [port] = await freePorts(1);
  return port;
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  try {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
  } catch {
    return false;
  }
  server.close();
  await once(server, 'close');
  return true;
}

import { randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { networkInterfaces } from 'node:os';

/** The network of one node's pods: 254 addresses. */
export interface PodNetwork {
  readonly subnet: string;
  /** The first address, which is the bridge's and the node's. */
  readonly gateway: string;
}

/** The networks that the machine has a route to, of `/proc/net/route`, without the default route. */
export function parseRoutes(
  text: string,
): Array<{ network: number; mask: number }> {
  return text
    .trim()
    .split('\n')
    .slice(1)
    .map(line => line.split(/\s+/))
    .map(fields => ({
      network: littleEndian(fields[1] ?? '0'),
      mask: littleEndian(fields[7] ?? '0'),
    }))
    .filter(({ mask }) => mask !== 0);
}

/**
 * A network below 10.128.0.0/9 that nothing on this machine uses.
 *
 * @throws Error when a hundred tries hit used ones.
 */
export function choosePodNetwork(): PodNetwork {
  const routes = parseRoutes(readFileSync('/proc/net/route', 'utf8'));
  const addresses = Object.values(networkInterfaces())
    .flatMap(entries => entries ?? [])
    .map(({ address }) => address);
  for (let attempt = 0; attempt < 100; attempt++) {
    const prefix = `10.${randomInt(128, 255)}.${randomInt(0, 256)}`;
    const network = fromDotted(`${prefix}.0`);
    const routed = routes.some(
      route => (network & route.mask) >>> 0 === route.network,
    );
    if (
      !routed &&
      !addresses.some(address => address.startsWith(`${prefix}.`))
    ) {
      return { subnet: `${prefix}.0/24`, gateway: `${prefix}.1` };
    }
  }
  throw new Error('No network below 10.128.0.0/9 is free on this machine.');
}

function fromDotted(address: string): number {
  return Buffer.from(address.split('.').map(Number)).readUInt32BE(0);
}

function littleEndian(hexadecimal: string): number {
  return Buffer.from(hexadecimal, 'hex').readUInt32LE(0);
}

import assert from 'node:assert/strict';
import { it } from 'node:test';
import { choosePodNetwork, parseRoutes } from './podNetwork.ts';

it('reads routes, without the default route', () => {
  const text = `Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT
eth0\t00000000\t0100A8C0\t0003\t0\t0\t0\t00000000\t0\t0\t0
eth0\t0000820A\t00000000\t0001\t0\t0\t0\t0000FFFF\t0\t0\t0
`;
  // 10.130.0.0/16
  assert.deepEqual(parseRoutes(text), [
    { network: 0x0a820000, mask: 0xffff0000 },
  ]);
});

it('chooses a network of 254 addresses and the first of them', () => {
  const { subnet, gateway } = choosePodNetwork();
  assert.match(subnet, /^10\.\d+\.\d+\.0\/24$/);
  assert.equal(gateway, subnet.replace('.0/24', '.1'));
});

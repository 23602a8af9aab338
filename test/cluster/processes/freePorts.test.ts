import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { it } from 'node:test';
import { freePorts } from './freePorts.ts';

it('finds different ports that can be listened on', async () => {
  const ports = await freePorts(20);
  assert.equal(new Set(ports).size, 20);
  // What the system may give to outgoing connections starts at 32768 on Linux, and higher elsewhere.
  assert.ok(Math.max(...ports) < 30_000);
  for (const port of ports) {
    const server = createServer().listen(port, '127.0.0.1');
    await once(server, 'listening');
    server.close();
    await once(server, 'close');
  }
});

import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { describe, it } from 'node:test';
import { checkPort } from './checkPort.mjs';

/** @param {string} host */
async function busyPort(host) {
  const server = createServer();
  await new Promise(resolve => {
    server.listen({ port: 0, host }, () => resolve(undefined));
  });
  const address = server.address();
  assert.ok(address && typeof address === 'object');
  return { server, port: address.port };
}

describe('checkPort', () => {
  for (const host of ['127.0.0.1', '0.0.0.0']) {
    it(`names a port that is busy on ${host}, and is content once it is free`, async () => {
      const { server, port } = await busyPort(host);
      const check = () => checkPort({ port, option: '--port', what: 'app' });
      await assert.rejects(
        check,
        new RegExp(`Port ${port} for the app is busy: .* --port N`),
      );
      await new Promise(resolve => {
        server.close(resolve);
      });
      await check();
    });
  }
});

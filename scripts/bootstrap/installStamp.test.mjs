import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { installInputs, installStamp } from './installStamp.mjs';

const folder = mkdtempSync(join(tmpdir(), 'wheelhouse-stamp-'));
after(() => rmSync(folder, { recursive: true }));

/** @param {string} path @param {string} text */
function write(path, text) {
  mkdirSync(join(folder, path, '..'), { recursive: true });
  writeFileSync(join(folder, path), text);
}

write('package.json', '{ "workspaces": ["packages/*", "extra", "gone/*"] }');
write('yarn.lock', 'a');
write('packages/one/package.json', '{}');
write('packages/notes.txt', '');
write('extra/package.json', '{}');

describe('installStamp', () => {
  it('reads the manifests of all workspaces', () => {
    assert.deepEqual(installInputs(folder), [
      'extra/package.json',
      'package.json',
      'packages/one/package.json',
      'yarn.lock',
    ]);
  });

  it('stays while nothing changes and changes with each input', () => {
    const stamps = [installStamp(folder, ['node 22'])];
    assert.equal(installStamp(folder, ['node 22']), stamps[0]);
    write('yarn.lock', 'b');
    stamps.push(installStamp(folder, ['node 22']));
    write('packages/one/package.json', '{ "name": "one" }');
    stamps.push(installStamp(folder, ['node 22']));
    write('packages/two/package.json', '{}');
    stamps.push(installStamp(folder, ['node 22']));
    stamps.push(installStamp(folder, ['node 24']));
    assert.equal(new Set(stamps).size, 5);
  });
});

import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { isDebianOrUbuntu } from './aptInstall.mjs';
import { findCommand } from './findCommand.mjs';
import { missingPackages } from './requirements.mjs';

const folder = mkdtempSync(join(tmpdir(), 'wheelhouse-requirements-'));
after(() => rmSync(folder, { recursive: true }));
writeFileSync(join(folder, 'wheelhouse-tool'), '#!/bin/sh\n');
chmodSync(join(folder, 'wheelhouse-tool'), 0o755);
writeFileSync(join(folder, 'wheelhouse-text'), '');
const env = { PATH: `/nowhere:${folder}` };

describe('findCommand', () => {
  it('gives the first that can be run', () => {
    const names = ['wheelhouse-text', 'wheelhouse-tool'];
    assert.equal(findCommand(names, env), join(folder, 'wheelhouse-tool'));
    assert.equal(findCommand(['wheelhouse-text'], env), undefined);
  });
});

describe('missingPackages', () => {
  const there = { name: 'a', packages: ['a'], isThere: () => true };
  const missing = { name: 'b', packages: ['b1', 'b2'], isThere: () => false };
  const half = {
    name: 'c',
    packages: ['wheelhouse-tool', 'c2'],
    isThere: () => false,
  };

  it('asks for what is missing, each thing on its own', () => {
    assert.deepEqual(missingPackages([there, missing], env), [['b1', 'b2']]);
  });

  it('keeps the half that is there already', () => {
    assert.deepEqual(missingPackages([half], env), [['c2']]);
  });
});

describe('isDebianOrUbuntu', () => {
  it('goes by the ID alone', () => {
    assert.ok(isDebianOrUbuntu('NAME="Debian"\nID=debian\n'));
    assert.ok(isDebianOrUbuntu('ID=ubuntu\nID_LIKE=debian\n'));
    assert.ok(!isDebianOrUbuntu('ID=fedora\n'));
    assert.ok(!isDebianOrUbuntu('ID=raspbian\nID_LIKE=debian\n'));
  });
});

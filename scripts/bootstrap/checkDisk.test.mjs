import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkDisk, freeBytes } from './checkDisk.mjs';

describe('checkDisk', () => {
  it('refuses when less is free than needed, with both figures', () => {
    assert.throws(
      () => checkDisk({ folder: '/f', free: 1.26e9, needed: 3e9 }),
      /need 3 GB and 1\.3 GB are free in \/f/,
    );
  });

  it('is content with enough', () => {
    checkDisk({ folder: '/f', free: 3e9, needed: 3e9 });
  });

  it('asks the file system when it is not told', () => {
    checkDisk({ folder: '/', needed: 1 });
    assert.throws(() => checkDisk({ folder: '/', needed: 1e21 }), /Not enough/);
  });

  it('reads the free space of a real folder', () => {
    const free = freeBytes('/');
    assert.ok(free !== undefined && free > 0);
  });
});

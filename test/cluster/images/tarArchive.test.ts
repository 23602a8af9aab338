import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import {
  mkdtempSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { it } from 'node:test';
import { tarArchive } from './tarArchive.ts';

it('is unpacked by tar into what went in', t => {
  const folder = mkdtempSync(join(tmpdir(), 'tar-'));
  t.after(() => rmSync(folder, { recursive: true }));
  // One that fills its last block, and one that does not.
  const full = Buffer.alloc(1024, 'x');
  const input = tarArchive([
    { type: 'folder', path: 'bin' },
    { type: 'folder', path: 'tmp', mode: 0o1777 },
    { type: 'file', path: 'bin/run', content: full, mode: 0o755 },
    { type: 'file', path: 'text', content: Buffer.from('grün\n') },
    { type: 'file', path: 'empty', content: Buffer.alloc(0) },
    { type: 'link', path: 'bin/other', target: 'run' },
  ]);
  execFileSync('tar', ['-xpf', '-', '--no-same-owner', '-C', folder], {
    input,
  });

  assert.deepEqual(readFileSync(join(folder, 'bin/run')), full);
  assert.equal(readFileSync(join(folder, 'text'), 'utf8'), 'grün\n');
  assert.equal(statSync(join(folder, 'empty')).size, 0);
  assert.equal(readlinkSync(join(folder, 'bin/other')), 'run');
  assert.equal(statSync(join(folder, 'bin/run')).mode & 0o7777, 0o755);
  assert.equal(statSync(join(folder, 'tmp')).mode & 0o7777, 0o1777);
  assert.equal(input.length % 512, 0);
});

it('refuses a path that the format cannot hold', () => {
  const path = 'a'.repeat(101);
  assert.throws(
    () => tarArchive([{ type: 'file', path, content: Buffer.alloc(0) }]),
    /too long for a ustar archive/,
  );
});

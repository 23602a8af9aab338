import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { lockOwner, withLock } from './withLock.mjs';

const folder = mkdtempSync(join(tmpdir(), 'wheelhouse-lock-'));
after(() => rmSync(folder, { recursive: true }));

/** @returns {Promise<number>} the pid of a process that has ended */
function deadPid() {
  const child = spawn(process.execPath, ['--version'], { stdio: 'ignore' });
  return new Promise(resolve => {
    child.once('exit', () => resolve(child.pid ?? 0));
  });
}

describe('withLock', () => {
  it('holds the lock during the work and frees it after a failure', async () => {
    const file = join(folder, 'sub', 'lock');
    const work = withLock(file, async () => {
      assert.equal(lockOwner(file), process.pid);
      throw new Error('broken');
    });
    await assert.rejects(work, /broken/);
    assert.ok(!existsSync(file));
  });

  it('lets one in at a time', async () => {
    const file = join(folder, 'turns');
    /** @type {string[]} */
    const events = [];
    let waitedFor = 0;
    const first = withLock(file, async () => {
      events.push('first in');
      await new Promise(resolve => {
        setTimeout(resolve, 50);
      });
      events.push('first out');
    });
    const second = withLock(file, async () => events.push('second in'), {
      onWait: pid => {
        waitedFor = pid;
      },
    });
    await Promise.all([first, second]);
    assert.deepEqual(events, ['first in', 'first out', 'second in']);
    assert.equal(waitedFor, process.pid);
  });

  for (const [what, content] of [
    ['a dead process', deadPid().then(String)],
    ['nobody', Promise.resolve('')],
  ]) {
    it(`takes over from ${what}`, async () => {
      const file = join(folder, 'stale');
      writeFileSync(file, await content);
      assert.equal(await withLock(file, async () => 'done'), 'done');
      assert.ok(!existsSync(file));
    });
  }
});

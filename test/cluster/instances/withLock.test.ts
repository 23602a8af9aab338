import assert from 'node:assert/strict';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { ownIdentity } from '../processes/processIdentity.ts';
import { withLock } from './withLock.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lock-'));
  file = join(folder, 'lock');
});
afterEach(() => rmSync(folder, { recursive: true }));

it('lets one in at a time', async () => {
  let inside = 0;
  let most = 0;
  const work = async () => {
    inside += 1;
    most = Math.max(most, inside);
    await sleep(5);
    inside -= 1;
  };
  await Promise.all(Array.from({ length: 5 }, () => withLock(file, work)));
  assert.equal(most, 1);
  assert.deepEqual(readdirSync(folder), []);
});

it('is free again after a failure', async () => {
  const work = async () => {
    throw new Error('no');
  };
  await assert.rejects(withLock(file, work), /no/);
  assert.equal(existsSync(file), false);
});

it('takes over from a process that is gone', async () => {
  const gone = { ...ownIdentity(), startTime: '1' };
  writeFileSync(file, JSON.stringify(gone));
  assert.equal(await withLock(file, async () => 'done'), 'done');
  assert.deepEqual(readdirSync(folder), []);
});

it('waits for a living holder, says so once, and can be told to stop', async () => {
  writeFileSync(file, JSON.stringify(ownIdentity()));
  const waits: number[] = [];
  const waiting = withLock(file, async () => 'never', {
    onWait: pid => waits.push(pid),
    signal: AbortSignal.timeout(350),
  });
  await assert.rejects(waiting, { name: 'TimeoutError' });
  assert.deepEqual(waits, [process.pid]);
  assert.equal(existsSync(file), true);
});

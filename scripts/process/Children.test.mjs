import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { Children } from './Children.mjs';
import { groupIsAlive, parseStat } from './processGroup.mjs';

const folder = mkdtempSync(join(tmpdir(), 'wheelhouse-children-'));
after(() => rmSync(folder, { recursive: true }));

const defaults = { name: 'test', cwd: folder, env: process.env };

/** @param {number} pid */
function isRunning(pid) {
  try {
    return !/\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch (error) {
    // The second when it ends between the opening and the reading of the file.
    const { code } = /** @type {NodeJS.ErrnoException} */ (error);
    assert.ok(code === 'ENOENT' || code === 'ESRCH', code);
    return false;
  }
}

/**
 * @param {string} command
 * @param {string} state
 * @param {number} threads
 */
function statLine(command, state, threads) {
  const between = '0 '.repeat(14);
  return `7 (${command}) ${state} 1 5 ${between}${threads} 0 506715`;
}

/** @param {string} script */
async function startWithGrandchild(script) {
  const logFile = join(folder, `${Math.random()}.log`);
  const children = new Children();
  const child = children.start({
    ...defaults,
    command: 'sh',
    args: ['-c', script],
    logFile,
    graceMs: 300,
  });
  while (!/^\d+\n/.test(readFileSync(logFile, 'utf8'))) {
    await sleep(10);
  }
  const grandchild = Number(readFileSync(logFile, 'utf8').split('\n')[0]);
  return { children, child, grandchild };
}

describe('Children', { skip: process.platform !== 'linux' }, () => {
  it('reports how a command ended', async () => {
    const children = new Children();
    const run = { ...defaults, command: 'sh', args: ['-c', 'exit 3'] };
    assert.deepEqual(await children.run(run), { code: 3, signal: null });
    const missing = { ...defaults, command: 'no-such-command', args: [] };
    const { error } = await children.run(missing);
    assert.match(String(error), /ENOENT/);
  });

  it('stops grandchildren too', async () => {
    const { children, child, grandchild } = await startWithGrandchild(
      'sleep 60 & echo $!; wait',
    );
    assert.ok(isRunning(grandchild));
    await children.stopAll();
    assert.ok(!isRunning(grandchild));
    assert.equal((await child.exited).signal, 'SIGTERM');
  });

  it('kills what ignores the signal once the grace is over', async () => {
    const { children, grandchild } = await startWithGrandchild(
      "trap '' TERM; sleep 60 & echo $!; wait",
    );
    const start = Date.now();
    await children.stopAll();
    assert.ok(!isRunning(grandchild));
    assert.ok(Date.now() - start >= 300);
  });

  it('stops what a command left behind when it ended', async () => {
    const logFile = join(folder, 'left.log');
    const args = ['-c', 'sleep 60 & echo $!'];
    await new Children().run({ ...defaults, command: 'sh', args, logFile });
    assert.ok(!isRunning(Number(readFileSync(logFile, 'utf8'))));
  });

  it('starts nothing once everything is being stopped', async () => {
    const children = new Children();
    await children.stopAll();
    assert.throws(
      () => children.start({ ...defaults, command: 'sh', args: [] }),
      /being stopped/,
    );
  });
});

describe('process groups', () => {
  it('reads odd command names', () => {
    assert.equal(parseStat(statLine('a) b (c', 'S', 1)).group, 5);
  });

  it('takes a process for ended when its last thread has', () => {
    assert.equal(parseStat(statLine('node', 'S', 12)).hasEnded, false);
    assert.equal(parseStat(statLine('node', 'Z', 2)).hasEnded, false);
    assert.equal(parseStat(statLine('node', 'Z', 1)).hasEnded, true);
    assert.equal(parseStat(statLine('node', 'X', 1)).hasEnded, true);
  });

  it('knows that a group is gone', () => {
    assert.equal(groupIsAlive(2 ** 22 + 1), false);
  });
});

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, it } from 'node:test';
import {
  identify,
  isAlive,
  ownIdentity,
  parseProcessStat,
  signal,
} from './processIdentity.ts';

describe('parseProcessStat', () => {
  it('is not confused by a command with brackets and spaces', () => {
    const line =
      '42 (a) R (b c) S 1 42 42 0 -1 4194560 1 2 3 4 5 6 7 8 20 0 1 0 987654 1 2';
    assert.deepEqual(parseProcessStat(line), {
      threads: 1,
      state: 'S',
      startTime: '987654',
    });
  });

  it('refuses other text', () => {
    assert.throws(() => parseProcessStat('hello'), /no line of/);
  });
});

describe('identity of a process', () => {
  it('outlasts no process', async () => {
    const child = spawn('sleep', ['60']);
    await once(child, 'spawn');
    const identity = identify(child.pid ?? 0);
    assert.ok(identity && isAlive(identity));
    assert.equal(signal(identity, 'SIGKILL'), true);
    await once(child, 'exit');
    assert.equal(isAlive(identity), false);
    assert.equal(signal(identity, 'SIGKILL'), false);
  });

  it('is not that of a later process with the same pid, nor of one before a reboot', () => {
    const own = ownIdentity();
    assert.equal(isAlive(own), true);
    const successor = { ...own, startTime: `${own.startTime}0` };
    assert.equal(isAlive(successor), false);
    // Would end this test otherwise.
    assert.equal(signal(successor, 'SIGKILL'), false);
    assert.equal(isAlive({ ...own, bootId: 'another' }), false);
  });
});

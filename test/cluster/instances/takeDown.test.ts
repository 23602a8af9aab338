import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, it } from 'node:test';
import { startPart } from '../processes/part.ts';
import { poll } from '../processes/poll.ts';
import { isAlive, ownIdentity } from '../processes/processIdentity.ts';
import { taggedProcesses } from '../processes/taggedProcesses.ts';
import type { InstancePaths } from './instanceFolder.ts';
import { instancePaths } from './instanceFolder.ts';
import { writeRecord } from './instanceRecord.ts';
import { startGuardian } from './startGuardian.ts';
import { takeDown, takeDownAbandoned } from './takeDown.ts';

const log = () => undefined;
let root: string;
let paths: InstancePaths;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'take-down-'));
  paths = instancePaths(root, 'one');
  mkdirSync(paths.folder, { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true }));

it('ends the processes, their children, and those that nobody wrote down', async () => {
  const parent = await startPart(paths, 'etcd', [
    'sh',
    '-c',
    'sleep 100 & sleep 100',
  ]);
  await poll(() => taggedProcesses(paths.folder).length === 3 || undefined, {
    timeoutMs: 60_000,
  });
  const all = taggedProcesses(paths.folder);
  assert.equal(all.length, 3);
  rmSync(paths.processes, { recursive: true });

  assert.equal(await takeDown({ root, name: 'one', log }), true);
  assert.equal(isAlive(parent), false);
  assert.deepEqual(all.filter(isAlive), []);
  assert.equal(existsSync(paths.folder), false);
  assert.equal(await takeDown({ root, name: 'one', log }), false);
});

it('leaves other clusters and other processes alone', async () => {
  const other = instancePaths(root, 'one-more');
  mkdirSync(other.folder);
  const survivor = await startPart(other, 'etcd', ['sleep', '100']);
  await takeDown({ root, name: 'one', log });
  assert.equal(isAlive(survivor), true);
  await takeDown({ root, name: 'one-more', log });
  assert.equal(isAlive(survivor), false);
});

it('removes what a process left that is gone, and nothing else', async () => {
  const programs = { etcd: [], apiServer: [], kubectl: [] };
  const record = {
    ...({
      mode: 'control-plane',
      state: 'up',
      createdAt: '',
      programs,
    } as const),
    owner: ownIdentity(),
  };
  const kept = instancePaths(root, 'kept');
  mkdirSync(kept.folder);
  writeRecord(kept, { ...record, name: 'kept' });
  writeRecord(paths, {
    ...record,
    name: 'one',
    owner: { ...record.owner, startTime: '1' },
  });
  const lines: string[] = [];
  await takeDownAbandoned(root, line => lines.push(line));
  assert.equal(existsSync(paths.folder), false);
  assert.equal(existsSync(kept.folder), true);
  assert.equal(lines.length, 1);
});

it('happens by itself when the owner is killed', async () => {
  const part = await startPart(paths, 'etcd', ['sleep', '100']);
  const module = new URL('./startGuardian.ts', import.meta.url).href;
  const owner = spawn(process.execPath, [
    '--input-type=module',
    '--eval',
    `const { startGuardian } = await import(${JSON.stringify(module)});
     await startGuardian(${JSON.stringify(root)}, 'one');
     console.log('guarded');
     setInterval(() => {}, 1000);`,
  ]);
  await once(owner.stdout, 'data');
  assert.equal(isAlive(part), true);
  owner.kill('SIGKILL');
  await poll(() => (existsSync(paths.folder) ? undefined : true), {
    timeoutMs: 60_000,
  });
  assert.equal(isAlive(part), false);
  assert.equal(existsSync(paths.folder), false);
});

it('does not happen once the guardian is dismissed', async () => {
  const guardian = await startGuardian(root, 'one');
  await guardian.dismiss();
  assert.equal(existsSync(paths.folder), true);
});

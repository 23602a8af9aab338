import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, it } from 'node:test';
import { programsOfAssets } from './findPrograms.ts';
import { isOlder, requiredGo } from './goToolchain.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'assets-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function add(...names: string[]) {
  for (const name of names) {
    writeFileSync(join(folder, name), '', { mode: 0o755 });
  }
}

it('takes the binaries of a folder, and says what the cluster goes without', () => {
  add('etcd', 'kube-apiserver', 'kubectl', 'kube-scheduler');
  const lines: string[] = [];
  const programs = programsOfAssets(folder, line => lines.push(line));
  assert.deepEqual(programs.etcd, [join(folder, 'etcd')]);
  assert.deepEqual(programs.scheduler, [join(folder, 'kube-scheduler')]);
  assert.equal(programs.controllerManager, undefined);
  assert.equal(lines.length, 1);
  assert.match(lines[0], /no kube-controller-manager/);
});

it('names the binaries that must be there', () => {
  add('etcd');
  assert.throws(
    () => programsOfAssets(folder, () => undefined),
    /has no kube-apiserver, kubectl; put them there, or unset it/,
  );
});

it('compares versions of Go', () => {
  assert.equal(requiredGo('module a\n\ngo 1.24.0\n'), '1.24.0');
  assert.equal(isOlder('1.23.9', '1.24.0'), true);
  assert.equal(isOlder('1.24', '1.24.0'), false);
  assert.equal(isOlder('1.26.8', '1.24.0'), false);
  assert.equal(isOlder('1.9', '1.24'), true);
  assert.equal(isOlder('2.0', '1.24'), false);
});

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { it } from 'node:test';
import { mountPointsBelow, parseMountInfo } from './mountInfo.ts';

const text = `22 27 0:21 / /proc rw,relatime - proc proc rw
36 35 98:0 /mnt1 /data/a\\040b rw,noatime shared:5 master:1 - ext3 /dev/root rw,errors=continue
37 36 0:40 / /data/a\\040b/inner rw - tmpfs tmpfs rw
38 35 0:41 / /data/a rw shared:9 - tmpfs tmpfs rw
39 35 0:42 / /data/ab rw - cgroup cgroup rw,memory
`;

it('reads points, types and options, with any number of optional fields', () => {
  const mounts = parseMountInfo(text);
  assert.deepEqual(mounts[1], {
    mountPoint: '/data/a b',
    type: 'ext3',
    options: ['rw', 'errors=continue'],
  });
  assert.equal(mounts[4].type, 'cgroup');
  assert.equal(mounts.length, 5);
});

it('reads what this machine has', () => {
  const own = parseMountInfo(readFileSync('/proc/self/mountinfo', 'utf8'));
  assert.ok(own.some(({ mountPoint }) => mountPoint === '/'));
});

it('finds the mounts of a folder, the innermost first, and no neighbour', () => {
  const mounts = parseMountInfo(text);
  assert.deepEqual(mountPointsBelow(mounts, '/data/a b'), [
    '/data/a b/inner',
    '/data/a b',
  ]);
  assert.deepEqual(mountPointsBelow(mounts, '/data/a'), ['/data/a']);
  assert.deepEqual(mountPointsBelow(mounts, '/dat'), []);
});

it('refuses other text', () => {
  assert.throws(() => parseMountInfo('hello'), /no line of/);
});

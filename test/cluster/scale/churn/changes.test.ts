import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Random } from '../Random.ts';
import { changeKinds, pickChange } from './changes.ts';
import { readinessFlipped, restarted } from './changeStatus.ts';
import { NameSet } from './NameSet.ts';

const now = new Date('2026-01-02T03:04:05.678Z');
const error = { reason: 'Error', exitCode: 1 };
const pod = {
  metadata: { name: 'a' },
  status: {
    phase: 'Running',
    conditions: [
      { type: 'Ready', status: 'True' },
      { type: 'PodScheduled', status: 'True' },
    ],
    containerStatuses: [
      { name: 'main', ready: true, restartCount: 2, state: { running: {} } },
      { name: 'proxy', ready: true, restartCount: 0, state: { running: {} } },
    ],
  },
};

describe('restarted', () => {
  it('counts one more, says why, and leaves the rest', () => {
    const [main, proxy] =
      restarted(pod, error, now)?.status?.containerStatuses ?? [];
    assert.equal(main.restartCount, 3);
    assert.match(JSON.stringify(main), /"reason":"Error".*03:04:05Z/);
    assert.equal(proxy, pod.status.containerStatuses[1]);
  });

  it('is not for a pod without containers', () =>
    assert.equal(restarted({ status: {} }, error, now), undefined));
});

describe('readinessFlipped', () => {
  it('flips there and back, container and condition', () => {
    const off = readinessFlipped(pod, now) ?? {};
    assert.equal(off.status?.containerStatuses?.[0].ready, false);
    assert.deepEqual(
      off.status?.conditions?.map(({ status }) => status),
      ['False', 'True'],
    );
    const on = readinessFlipped(off, now);
    assert.equal(on?.status?.conditions?.[0].status, 'True');
  });

  it('is not for a container that waits', () => {
    const waiting = {
      ...pod.status.containerStatuses[0],
      state: { waiting: {} },
    };
    const status = { ...pod.status, containerStatuses: [waiting] };
    assert.equal(readinessFlipped({ status }, now), undefined);
  });
});

describe('pickChange', () => {
  it('chooses all kinds, most often what is most common in a cluster', () => {
    const random = new Random(1);
    const kinds = Array.from({ length: 2_000 }, () => pickChange(random));
    const counts = changeKinds.map(
      kind => kinds.filter(each => each === kind).length,
    );
    assert.deepEqual(
      [...counts].sort((a, b) => b - a),
      counts,
    );
    assert.ok(Math.min(...counts) > 20, `${counts}`);
  });
});

describe('NameSet', () => {
  it('picks from what is in it, each name once', () => {
    const set = new NameSet();
    const random = new Random(1);
    assert.equal(set.pick(random), undefined);
    set.replace(['a', 'b', 'c']);
    set.add('b');
    set.remove('a');
    set.remove('x');
    const picked = Array.from({ length: 50 }, () => set.pick(random));
    assert.equal(set.size, 2);
    assert.deepEqual([...new Set(picked)].sort(), ['b', 'c']);
    set.remove('c');
    set.remove('b');
    assert.equal(set.pick(random), undefined);
  });
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { laneNames } from './lanes.ts';
import { planFaults } from './planFaults.ts';

test('the same seed gives the same faults, on every machine', () => {
  const plan = planFaults(1, 600);
  assert.deepEqual(planFaults(1, 600), plan);
  assert.equal(plan.digest, 'c622ac02b8e5efb4');
});

test('another seed gives others', () => {
  assert.notEqual(planFaults(2, 600).digest, planFaults(1, 600).digest);
});

test('a longer run begins as a shorter one does', () => {
  const short = planFaults(7, 60).faults;
  assert.deepEqual(planFaults(7, 600).faults.slice(0, short.length), short);
});

test('ten minutes hold more than a thousand, of every sort and on every lane', () => {
  const { faults } = planFaults(3, 600);
  assert.ok(faults.length > 1_400, `${faults.length}`);
  assert.equal(new Set(faults.map(({ what }) => what.harm)).size, 29);
  assert.deepEqual(
    new Set(faults.flatMap(({ lane }) => lane ?? [])),
    new Set(laneNames),
  );
});

test('they come in order, and all within the time', () => {
  const times = planFaults(4, 100).faults.map(({ at }) => at);
  assert.deepEqual(
    times,
    [...times].sort((a, b) => a - b),
  );
  assert.ok(times[times.length - 1] < 100_000);
});

test('harm to all names no lane, harm to one names it', () => {
  for (const { lane, what } of planFaults(5, 600).faults) {
    const isShared = [
      'refuse-connections',
      'cut-all',
      'half-open-all',
      'not-ready',
      'refuse-discovery',
    ].includes(what.harm);
    assert.equal(lane === undefined, isShared, what.harm);
  }
});

import assert from 'node:assert/strict';
import { it } from 'node:test';
import { median, percentile } from './percentile.ts';

it('takes the nearest rank', () => {
  const values = [9, 1, 8, 2, 7, 3, 6, 4, 5, 10];
  assert.equal(percentile(values, 0.95), 10);
  assert.equal(percentile(values, 0.9), 9);
  assert.equal(percentile(values, 0), 1);
  assert.equal(median(values), 5);
  assert.throws(() => percentile([], 0.5), /nothing/);
});

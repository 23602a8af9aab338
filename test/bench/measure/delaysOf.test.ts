import assert from 'node:assert/strict';
import { it } from 'node:test';
import { delaysOf } from './delaysOf.ts';

it('takes the first sighting after each change', () => {
  const patches = [
    { name: 'a', at: 10 },
    { name: 'b', at: 11 },
    { name: 'a', at: 30 },
  ];
  const sightings = [
    { name: 'a', at: 9 },
    { name: 'a', at: 12 },
    { name: 'b', at: 15 },
    { name: 'a', at: 37 },
  ];
  assert.deepEqual(delaysOf(patches, sightings), [2, 4, 7]);
});

it('does not pass over a change that was never seen', () => {
  assert.throws(() => delaysOf([{ name: 'a', at: 1 }], []), /never seen/);
});

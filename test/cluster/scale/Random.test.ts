import assert from 'node:assert/strict';
import { it } from 'node:test';
import { Random } from './Random.ts';

const draw = (random: Random) => Array.from({ length: 5 }, () => random.next());

it('repeats itself by seed, and only by seed', () => {
  assert.deepEqual(draw(new Random(1)), draw(new Random(1)));
  assert.notDeepEqual(draw(new Random(1)), draw(new Random(2)));
});

it('forks by label, whatever was drawn before', () => {
  const random = new Random(7);
  const before = draw(random.fork('a', 1));
  random.next();
  assert.deepEqual(draw(random.fork('a', 1)), before);
  assert.notDeepEqual(draw(random.fork('a', 2)), before);
  assert.notDeepEqual(draw(new Random(8).fork('a', 1)), before);
});

it('spreads evenly, the ends of a range included', () => {
  const random = new Random(3);
  const counts = new Map<number, number>();
  for (let index = 0; index < 6_000; index++) {
    const value = random.between(1, 6);
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  assert.deepEqual([...counts.keys()].sort(), [1, 2, 3, 4, 5, 6]);
  for (const count of counts.values()) {
    assert.ok(Math.abs(count - 1_000) < 150, `${count} of about 1000`);
  }
});

it('shuffles without losing or inventing anything', () => {
  const items = Array.from({ length: 50 }, (_, index) => index);
  const shuffled = new Random(5).shuffle(items);
  assert.notDeepEqual(shuffled, items);
  assert.deepEqual(
    shuffled.sort((a, b) => a - b),
    items,
  );
});

import assert from 'node:assert/strict';
import { it } from 'node:test';
import { UsageError } from '../ClusterError.ts';
import { fleetSize } from './FleetSize.ts';

it('fills in what is not given', () =>
  assert.deepEqual(fleetSize({ nodes: 80, pods: undefined }), {
    ...{ pods: 10_000, nodes: 80, seed: 1 },
  }));

const refused: Array<[Parameters<typeof fleetSize>[0], RegExp]> = [
  [{ pods: 0 }, /"pods" is 0: take a whole number from 1 to/],
  [{ nodes: 1.5 }, /"nodes" is 1.5/],
  [{ seed: -1 }, /"seed" is -1/],
  [{ pods: Number.NaN }, /"pods" is NaN/],
  [{ pods: 10_000, nodes: 10 }, /do not fit on 10 nodes .* take \d+ nodes/],
];
for (const [given, message] of refused) {
  it(`refuses ${JSON.stringify(given)}`, () =>
    assert.throws(
      () => fleetSize(given),
      (error: Error) =>
        error instanceof UsageError && message.test(error.message),
    ));
}

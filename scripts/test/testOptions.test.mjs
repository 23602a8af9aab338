import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ClearError } from '../console/ClearError.mjs';
import { parseTestOptions } from './testOptions.mjs';

describe('parseTestOptions', () => {
  it('runs all parts in order when none is named', () => {
    assert.deepEqual(parseTestOptions([]).parts, [
      'types',
      'lint',
      'unit',
      'contract',
      'faults',
      'e2e',
    ]);
  });

  it('runs the named parts in the order of the parts', () => {
    assert.deepEqual(parseTestOptions(['e2e', 'unit']).parts, ['unit', 'e2e']);
  });

  it('hands what follows the divider to one runner', () => {
    const args = ['unit', '--', 'plugins/x', '-t', 'one'];
    assert.deepEqual(parseTestOptions(args), {
      help: false,
      parts: ['unit'],
      runnerArgs: ['plugins/x', '-t', 'one'],
    });
  });

  const refused = [
    { args: ['units'], says: /"units" is no part.*types, lint, unit/ },
    { args: ['unit', '--watch'], says: /"--watch" is no part/ },
    { args: ['--', 'x'], says: /name exactly one/ },
    { args: ['lint', '--', 'x'], says: /name exactly one of unit/ },
    { args: ['unit', 'e2e', '--', 'x'], says: /name exactly one/ },
  ];
  for (const { args, says } of refused) {
    it(`refuses ${args.join(' ')}`, () => {
      assert.throws(
        () => parseTestOptions(args),
        error =>
          error instanceof ClearError &&
          error.exitCode === 2 &&
          says.test(error.message),
      );
    });
  }
});

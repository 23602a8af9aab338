import assert from 'node:assert/strict';
import { it } from 'node:test';
import { resultTable } from './resultTable.mjs';

it('prints a row for each part, and the sums last', () => {
  const table = resultTable([
    {
      part: 'types',
      counts: { passed: 1, failed: 0, skipped: 0 },
      milliseconds: 4200,
    },
    {
      part: 'contract',
      counts: { passed: 120, failed: 2, skipped: 1 },
      milliseconds: 185_000,
    },
  ]);
  assert.equal(
    table,
    [
      'part       passed   failed   skipped         time',
      'types           1        0         0        4.2 s',
      'contract      120        2         1   3 min 05 s',
      '',
      '121 passed, 2 failed',
    ].join('\n'),
  );
});

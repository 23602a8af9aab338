import { formatSeconds } from '../console/formatSeconds.mjs';
import { sumCounts } from './counts.mjs';

/**
 * @typedef {object} PartResult
 * @property {string} part
 * @property {import('./counts.mjs').Counts} counts
 * @property {number} milliseconds
 */

/**
 * The table at the end of `npm test`; its last line is `N passed, N failed`.
 *
 * @param {PartResult[]} results
 */
export function resultTable(results) {
  const rows = [
    ['part', 'passed', 'failed', 'skipped', 'time'],
    ...results.map(({ part, counts, milliseconds }) => [
      part,
      String(counts.passed),
      String(counts.failed),
      String(counts.skipped),
      formatSeconds(milliseconds),
    ]),
  ];
  const widths = rows[0].map((_, column) =>
    Math.max(...rows.map(row => row[column].length)),
  );
  const lines = rows.map(row =>
    row
      .map((cell, column) =>
        column === 0
          ? cell.padEnd(widths[column])
          : cell.padStart(widths[column]),
      )
      .join('   '),
  );
  const sum = sumCounts(results.map(({ counts }) => counts));
  return [...lines, '', `${sum.passed} passed, ${sum.failed} failed`].join(
    '\n',
  );
}

/**
 * @typedef {object} Counts
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 */

/** @param {Counts[]} all @returns {Counts} */
export function sumCounts(all) {
  const sum = { passed: 0, failed: 0, skipped: 0 };
  for (const { passed, failed, skipped } of all) {
    sum.passed += passed;
    sum.failed += failed;
    sum.skipped += skipped;
  }
  return sum;
}

/**
 * @typedef {object} JestReport of `jest --json`
 * @property {number} numPassedTests
 * @property {number} numFailedTests
 * @property {number} numPendingTests
 * @property {number} numTodoTests
 * @property {number} numRuntimeErrorTestSuites files that did not get as far as a test
 */

/** @param {JestReport} report @returns {Counts} */
export function jestCounts(report) {
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + report.numRuntimeErrorTestSuites,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/**
 * @typedef {object} PlaywrightReport of `playwright test --reporter=json`
 * @property {{ expected: number, unexpected: number, flaky: number, skipped: number }} stats
 * @property {unknown[]} [errors] failures outside of any test
 */

/**
 * A journey that passed only at its second try counts as passed; Playwright
 * names it as flaky above the table.
 *
 * @param {PlaywrightReport} report
 * @returns {Counts}
 */
export function playwrightCounts({ stats, errors = [] }) {
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + errors.length,
    skipped: stats.skipped,
  };
}

/**
 * What a runner's exit code adds to its report: a runner that failed although
 * no test did, or that ran nothing, is a failure too.
 *
 * @param {Counts | undefined} counts undefined when it left no report
 * @param {number | null} exitCode
 * @returns {{ counts: Counts, problem?: string }}
 */
export function judge(counts, exitCode) {
  /** @param {string} problem */
  const failed = problem => ({
    counts: sumCounts([
      counts ?? sumCounts([]),
      { passed: 0, failed: 1, skipped: 0 },
    ]),
    problem,
  });
  if (!counts) {
    return failed(`left no report (exit code ${exitCode})`);
  }
  if (counts.passed + counts.failed === 0) {
    return failed('ran no tests');
  }
  if (exitCode !== 0 && counts.failed === 0) {
    return failed(`ended with exit code ${exitCode} although no test failed`);
  }
  return { counts };
}
